package org.tileindex.raster.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.tileindex.raster.source.WebContent.SIZE;
import static org.tileindex.raster.source.WebContent.assertBytes;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// One pass over a file of a server that behaves.
class HttpPassTest {
    private final WebServer server = new WebServer(WebContent.bytes());
    private final Sources sources = WebContent.sources();

    HttpPassTest() throws Exception {}

    @AfterEach
    void close() {
        sources.close();
        server.close();
    }

    private ByteSource open() throws Exception {
        return sources.open(server.address("/a/b.tif"));
    }

    @Test
    void onePassTakesOneRequest() throws Exception {
        try (ByteSource source = open();
                OnePass pass = source.onePass()) {
            assertEquals(1, server.requests().size());
            for (int offset = 0; offset < SIZE; offset += 30_000) {
                ByteRange range = new ByteRange(offset, Math.min(29_000, SIZE - offset));
                assertBytes(range, pass.take(range));
            }
            assertThrows(IllegalArgumentException.class, () -> pass.take(new ByteRange(5, 1)));
        }
        assertEquals(2, server.requests().size());
        assertFalse(server.requests().get(1).header("Range").isEmpty(), "the kept bytes come again");
    }

    @Test
    void onePassThatIsGivenUpDoesNotReadTheRest() throws Exception {
        byte[] large = WebContent.random(30_000_000);
        try (WebServer other = new WebServer(large);
                ByteSource source = sources.open(other.address("/large"))) {
            try (OnePass pass = source.onePass()) {
                assertBytes(large, new ByteRange(40_000, 9), pass.take(new ByteRange(40_000, 9)));
            }
            assertEquals(32_768 + 9, source.figures().bytes());
        }
    }
}
