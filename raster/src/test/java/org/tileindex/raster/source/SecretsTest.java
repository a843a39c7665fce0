package org.tileindex.raster.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tileindex.raster.source.WebContent.FAR;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tileindex.fault.TileIndexException;

/// User info and queries are in no name and no exception, whatever fails.
class SecretsTest {
    private static final String QUERY = "?sig=s3cret&X-Amz-Signature=s3cret&token=s3cret";

    private final Sources sources = WebContent.sources();

    @AfterEach
    void close() {
        sources.close();
    }

    private static String secret(String address) {
        return address.replace("//", "//me:s3cret@") + QUERY;
    }

    @Test
    void aNameHasSchemeHostAndPath() throws Exception {
        try (WebServer server = new WebServer(WebContent.bytes());
                ByteSource source = sources.open(secret(server.address("/a%20b.tif")))) {
            assertEquals(server.address("/a%20b.tif?…"), source.name());
            assertEquals("/a%20b.tif" + QUERY, server.requests().get(0).path());
            assertEquals("Basic bWU6czNjcmV0", server.requests().get(0).header("Authorization"));
        }
    }

    @Test
    void charactersBeyondAsciiAreEncodedForTheServer() throws Exception {
        try (WebServer server = new WebServer(WebContent.bytes());
                ByteSource source = sources.open(server.address("/é.tif#part"))) {
            assertEquals("/%C3%A9.tif", server.requests().get(0).path());
            assertEquals(server.address("/%C3%A9.tif"), source.name());
        }
    }

    @Test
    void refusalsAndFailuresKeepThem() throws Exception {
        for (int status : List.of(302, 403, 404, 412, 416, 503)) {
            try (WebServer server = new WebServer(WebContent.bytes())) {
                server.answering((exchange, number) -> WebServer.status(exchange, status));
                assertSilent(thrown(secret(server.address("/a"))), server.address("/a?…"));
            }
        }
        try (SocketServer broken = new SocketServer((socket, out, number) -> {})) {
            assertSilent(thrown(secret(broken.address("/a"))), broken.address("/a?…"));
        }
        assertSilent(thrown(secret("http://nobody.invalid/a")), "http://nobody.invalid/a?…");
    }

    @Test
    void aRedirectKeepsThoseOfItsPlace() throws Exception {
        try (WebServer server = new WebServer(WebContent.bytes())) {
            server.answering(
                    (exchange, number) -> exchange.getRequestURI().getPath().equals("/a")
                            ? WebServer.redirect(exchange, 302, secret(server.address("/end")))
                            : number > 1 && WebServer.status(exchange, 403));
            try (ByteSource source = sources.open(server.address("/a"))) {
                TileIndexException e = assertThrows(TileIndexException.class, () -> source.read(FAR));
                assertSilent(e, server.address("/a") + ", which leads to " + server.address("/end?…"));
            }
        }
    }

    @Test
    void anAddressThatIsNoneKeepsThem() {
        for (String place : List.of("http://me:s3cret@/a", "http://me:s3cret@host/a b?sig=s3cret", "https://?s3cret")) {
            TileIndexException e = thrown(place);
            assertSilent(e, "is not an address");
        }
        assertTrue(thrown("http://me:s3cret@host/a b?s3cret").what().startsWith("http://host/a b?… is not"));
    }

    private TileIndexException thrown(String place) {
        return assertThrows(TileIndexException.class, () -> sources.open(place));
    }

    /// The whole stack trace, causes included, has no secret in it, and the message has the words.
    private static void assertSilent(TileIndexException e, String words) {
        StringWriter trace = new StringWriter();
        e.printStackTrace(new PrintWriter(trace));
        assertFalse(trace.toString().contains("s3cret"), trace::toString);
        assertTrue(e.what().contains(words), e::what);
    }
}
