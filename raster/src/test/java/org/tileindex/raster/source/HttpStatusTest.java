package org.tileindex.raster.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tileindex.raster.source.WebContent.FAR;
import static org.tileindex.raster.source.WebContent.SIZE;
import static org.tileindex.raster.source.WebContent.assertBytes;
import static org.tileindex.raster.source.WebContent.assertFault;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tileindex.fault.ErrorCode;

/// Servers that answer otherwise than with the range that was asked for.
class HttpStatusTest {
    private final WebServer server = new WebServer(WebContent.bytes());
    private final Sources sources = WebContent.sources();

    HttpStatusTest() throws Exception {}

    @AfterEach
    void close() {
        sources.close();
        server.close();
    }

    private ByteSource open() throws Exception {
        return sources.open(server.address("/a.tif"));
    }

    private String name() {
        return server.address("/a.tif");
    }

    private void assertRefused(String what, int requests) {
        assertFault(ErrorCode.E015_SOURCE, name() + ": " + what, this::open);
        assertEquals(requests, server.requests().size());
    }

    @Test
    void aClientsFaultsAreRefusedAtOnce() {
        for (int status : List.of(400, 401, 403, 404, 405, 406, 409, 410, 451, 501, 505)) {
            int before = server.requests().size();
            server.answering((exchange, number) -> WebServer.status(exchange, status));
            assertRefused("the server answers " + status, before + 1);
        }
    }

    @Test
    void aSmallFileOfAServerWithoutRangesIsKeptWhole() throws Exception {
        server.answering((exchange, number) -> sendAll(exchange));
        try (ByteSource source = open()) {
            assertTrue(source.ranged());
            assertEquals(SIZE, source.size());
            assertBytes(FAR, source.read(FAR));
            assertEquals(1, server.requests().size());
        }
    }

    @Test
    void aSmallFileThatComesInChunksWithoutALengthIsKeptWhole() throws Exception {
        server.answering((exchange, number) -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(WebContent.bytes());
            return true;
        });
        try (ByteSource source = open()) {
            assertEquals(SIZE, source.size());
            assertBytes(FAR, source.read(FAR));
        }
    }

    @Test
    void aLargeFileOfAServerWithoutRangesIsReadInOnePass() throws Exception {
        byte[] large = WebContent.random(20_000_000);
        try (WebServer other = new WebServer(large)) {
            other.answering((exchange, number) -> {
                other.send(exchange, 200, 0, large.length);
                return true;
            });
            try (ByteSource source = sources.open(other.address("/large"));
                    OnePass pass = source.onePass()) {
                assertFalse(source.ranged());
                assertEquals(1 << 20, source.reach());
                assertEquals(1 << 20, source.figures().bytes());
                assertBytes(large, new ByteRange(1_000_000, 48_576), source.read(new ByteRange(1_000_000, 48_576)));
                assertFault(
                        ErrorCode.E015_SOURCE,
                        other.address("/large") + ": the server sends no ranges of the file",
                        () -> source.read(new ByteRange(1_000_000, 48_577)));
                assertBytes(large, new ByteRange(17, 5), pass.take(new ByteRange(17, 5)));
                assertBytes(large, new ByteRange(9_000_000, 99), pass.take(new ByteRange(9_000_000, 99)));
                assertBytes(large, new ByteRange(19_999_999, 1), pass.take(new ByteRange(19_999_999, 1)));
            }
            assertEquals(2, other.requests().size());
        }
    }

    @Test
    void aLargeFileWithoutRangesAndLengthIsRefused() throws Exception {
        server.answering((exchange, number) -> {
            exchange.sendResponseHeaders(200, 0);
            for (int i = 0; i < 100; i++) {
                exchange.getResponseBody().write(WebContent.bytes());
            }
            return true;
        });
        assertRefused("the server does not tell the size of the file", 1);
    }

    @Test
    void aFirstRangeThatIsRefusedIsToldAsSuch() {
        server.answering((exchange, number) -> WebServer.status(exchange, 416));
        assertRefused("the server refuses the range of the first bytes (416)", 1);
    }

    @Test
    void aRangeThatIsRefusedLaterIsToldAsSuch() throws Exception {
        try (ByteSource source = open()) {
            server.answering((exchange, number) -> WebServer.status(exchange, 416));
            assertFault(
                    ErrorCode.E015_SOURCE,
                    name() + ": the server refuses a range within the file (416)",
                    () -> source.read(FAR));
        }
    }

    @Test
    void aSizeThatTheServerDoesNotTellIsRefused() {
        server.answering((exchange, number) -> ranged(exchange, "bytes 0-32767/*"));
        assertRefused("the server does not tell the size of the file", 1);
    }

    @Test
    void aRangeThatIsNotNamedIsRefusedAfterRepeats() {
        server.answering((exchange, number) -> {
            server.send(exchange, 206, 0, 32_768);
            return true;
        });
        assertRefused("the server does not say which range it sends after 3 attempts", 3);
    }

    @Test
    void aMalformedRangeIsRefusedAfterRepeats() {
        for (String header : List.of("bytes 0-32767", "0-32767/300007", "bytes 5-4/300007", "bytes 0-300007/300007")) {
            int before = server.requests().size();
            server.answering((exchange, number) -> ranged(exchange, header));
            assertRefused("the server does not say which range it sends after 3 attempts", before + 3);
        }
    }

    @Test
    void anotherFirstRangeIsRefusedAfterRepeats() {
        server.answering((exchange, number) -> ranged(exchange, "bytes 1-32768/300007"));
        assertRefused("the server sends another range than the one asked for after 3 attempts", 3);
    }

    @Test
    void anotherRangeLaterIsNeverTakenForTheRightOne() throws Exception {
        for (String header : List.of("bytes 100001-150000/300007", "bytes 100000-149998/300007")) {
            server.answering((exchange, number) -> false);
            try (ByteSource source = open()) {
                server.answering((exchange, number) -> {
                    exchange.getResponseHeaders().set("Content-Range", header);
                    server.send(exchange, 206, 100_000, header.contains("149998") ? 149_999 : 150_000);
                    return true;
                });
                assertFault(
                        ErrorCode.E015_SOURCE,
                        name() + ": the server sends another range than the one asked for after 3 attempts",
                        () -> source.read(FAR));
            }
        }
    }

    @Test
    void aRangeWhoseLengthIsNotItsOwnIsRefused() {
        server.answering((exchange, number) -> ranged(exchange, "bytes 0-32766/300007"));
        assertRefused("the server sends 32768 bytes as a range of 32767 after 3 attempts", 3);
    }

    @Test
    void theWholeFileInsteadOfALaterRangeIsNotDownloaded() throws Exception {
        try (ByteSource source = open()) {
            server.answering((exchange, number) -> number == 1 && sendAll(exchange));
            assertBytes(FAR, source.read(FAR));
            assertEquals(1, source.figures().retries());
            assertEquals(32_768 + FAR.length(), source.figures().bytes());
        }
    }

    @Test
    void aFirstAnswerShorterThanAskedForIsTakenAsItIs() throws Exception {
        server.answering((exchange, number) -> {
            if (number > 0) {
                return false;
            }
            exchange.getResponseHeaders().set("Content-Range", "bytes 0-999/300007");
            server.send(exchange, 206, 0, 1_000);
            return true;
        });
        try (ByteSource source = open()) {
            assertBytes(new ByteRange(990, 20), source.read(new ByteRange(990, 20)));
            assertEquals(2, server.requests().size());
        }
    }

    @Test
    void aCompressedAnswerIsRefused() {
        server.answering((exchange, number) -> {
            exchange.getResponseHeaders().set("Content-Encoding", number == 0 ? "gzip" : "br");
            return number > 0 && sendAll(exchange);
        });
        assertRefused("the server compresses the file although it was asked not to", 1);
        assertRefused("the server compresses the file although it was asked not to", 2);
    }

    @Test
    void anAnswerThatIsNotCompressedMaySaySo() throws Exception {
        server.answering((exchange, number) -> {
            exchange.getResponseHeaders().set("Content-Encoding", "identity");
            return false;
        });
        try (ByteSource source = open()) {
            assertBytes(FAR, source.read(FAR));
        }
    }

    @Test
    void anAnswerInSeveralPartsIsRefused() {
        server.answering((exchange, number) -> {
            exchange.getResponseHeaders().set("Content-Type", "multipart/byteranges; boundary=x");
            return false;
        });
        assertRefused("the server sends a range in several parts", 1);
    }

    private boolean ranged(HttpExchange exchange, String header) throws IOException {
        exchange.getResponseHeaders().set("Content-Range", header);
        server.send(exchange, 206, 0, 32_768);
        return true;
    }

    private boolean sendAll(HttpExchange exchange) throws IOException {
        server.send(exchange, 200, 0, SIZE);
        return true;
    }
}
