package org.tileindex.raster.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.tileindex.raster.source.WebContent.FAR;
import static org.tileindex.raster.source.WebContent.assertBytes;
import static org.tileindex.raster.source.WebContent.assertFault;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tileindex.fault.ErrorCode;

/// A file of a server that changes between two requests ends the run, whatever tells it.
class ChangedFileTest {
    private final WebServer server = new WebServer(WebContent.bytes());
    private final Sources sources = WebContent.sources();

    ChangedFileTest() throws Exception {}

    @AfterEach
    void close() {
        sources.close();
        server.close();
    }

    @Test
    void theServerRefusesAnotherTag() throws Exception {
        assertChanged("its entity tag is another one", (exchange, number) -> WebServer.status(exchange, 412));
    }

    @Test
    void theServerIgnoresTheTagAndSendsAnotherOne() throws Exception {
        assertChanged("its entity tag is another one", (exchange, number) -> {
            exchange.getResponseHeaders().set("ETag", "\"v2\"");
            return false;
        });
    }

    @Test
    void aWeakTagStaysAndTheDateChanges() throws Exception {
        server.answering((exchange, number) -> {
            exchange.getResponseHeaders().set("ETag", "W/\"v1\"");
            return false;
        });
        assertChanged("its date of modification is another one", (exchange, number) -> {
            exchange.getResponseHeaders().set("ETag", "W/\"v1\"");
            exchange.getResponseHeaders().set("Last-Modified", "Thu, 26 Nov 2026 08:00:01 GMT");
            return false;
        });
    }

    @Test
    void theSizeChanges() throws Exception {
        assertChanged("it had 300007 bytes and has 300008", (exchange, number) -> {
            exchange.getResponseHeaders().set("Content-Range", "bytes 100000-149999/300008");
            server.send(exchange, 206, 100_000, 150_000);
            return true;
        });
    }

    @Test
    void theFileBecomesShorterThanTheRange() throws Exception {
        assertChanged("it had 300007 bytes and has 9", (exchange, number) -> {
            exchange.getResponseHeaders().set("Content-Range", "bytes */9");
            return WebServer.status(exchange, 416);
        });
    }

    @Test
    void aHeaderThatLaterAnswersLackTellsNothing() throws Exception {
        try (ByteSource source = sources.open(server.address("/a"))) {
            server.answering((exchange, number) -> {
                exchange.getResponseHeaders().set("Content-Range", "bytes 100000-149999/300007");
                server.send(exchange, 206, 100_000, 150_000);
                return true;
            });
            assertBytes(FAR, source.read(FAR));
        }
    }

    @Test
    void aPassNoticesAChangeToo() throws Exception {
        try (ByteSource source = sources.open(server.address("/a"));
                OnePass pass = source.onePass()) {
            server.answering((exchange, number) -> {
                exchange.getResponseHeaders().set("ETag", "\"v2\"");
                return false;
            });
            assertFault(
                    ErrorCode.E002_RASTER_MISMATCH,
                    source.name() + " changed while it was read: its entity tag is another one",
                    () -> pass.take(FAR));
        }
    }

    private void assertChanged(String how, WebServer.Answer later) throws Exception {
        try (ByteSource source = sources.open(server.address("/a"))) {
            server.answering(later);
            assertFault(
                    ErrorCode.E002_RASTER_MISMATCH,
                    source.name() + " changed while it was read: " + how,
                    () -> source.read(FAR));
            assertEquals(2, server.requests().size());
            assertEquals(0, source.figures().retries());
        }
    }
}
