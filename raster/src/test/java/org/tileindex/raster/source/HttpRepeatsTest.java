package org.tileindex.raster.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tileindex.raster.source.SocketServer.lines;
import static org.tileindex.raster.source.WebContent.FAR;
import static org.tileindex.raster.source.WebContent.assertBytes;
import static org.tileindex.raster.source.WebContent.assertFault;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tileindex.fault.ErrorCode;

/// Failures that pass when a request is repeated, and end the run when they do not.
class HttpRepeatsTest {
    private final Sources sources = WebContent.sources();

    @AfterEach
    void close() {
        sources.close();
    }

    @Test
    void aStateOfTheServerThatPassesIsWaitedFor() throws Exception {
        for (int status : List.of(408, 425, 429, 500, 502, 503, 504)) {
            try (WebServer server = new WebServer(WebContent.bytes())) {
                server.answering((exchange, number) -> number % 2 == 0 && WebServer.status(exchange, status));
                try (ByteSource source = sources.open(server.address("/a"))) {
                    assertBytes(FAR, source.read(FAR));
                    assertEquals(2, source.figures().retries());
                    assertEquals(4, source.figures().requests());
                }
            }
        }
    }

    @Test
    void aStateThatLastsEndsTheRunAfterAllAttempts() throws Exception {
        try (WebServer server = new WebServer(WebContent.bytes())) {
            server.answering((exchange, number) -> WebServer.status(exchange, 503));
            assertFault(
                    ErrorCode.E015_SOURCE,
                    server.address("/a") + ": the server answers 503 after 3 attempts",
                    () -> sources.open(server.address("/a")));
            assertEquals(3, server.requests().size());
        }
    }

    @Test
    void aFailureIsNotRemembered() throws Exception {
        try (WebServer server = new WebServer(WebContent.bytes())) {
            try (ByteSource source = sources.open(server.address("/a"))) {
                server.answering((exchange, number) -> number <= 3 && WebServer.status(exchange, 503));
                assertFault(
                        ErrorCode.E015_SOURCE,
                        server.address("/a") + ": the server answers 503 after 3 attempts",
                        () -> source.read(FAR));
                assertBytes(FAR, source.read(FAR));
            }
        }
    }

    /// The settings' pauses are so long that the test would not end if they were waited for.
    @Test
    void theTimeThatAServerNamesIsWaitedForUpToTheLongestPause() throws Exception {
        SourceSettings capped = new SourceSettings(
                1, Duration.ofSeconds(5), Duration.ofSeconds(5), 2, Duration.ofMillis(1), Duration.ofMillis(30));
        for (String after : List.of("1000000", "Fri, 31 Dec 2100 23:59:59 GMT", "0", "soon", "Fri, 1 Jan 1999")) {
            try (WebServer server = new WebServer(WebContent.bytes());
                    Sources few = new Sources(capped, Map.of())) {
                server.answering((exchange, number) -> {
                    exchange.getResponseHeaders().set("Retry-After", after);
                    return number == 0 && WebServer.status(exchange, 429);
                });
                few.open(server.address("/a")).close();
                assertEquals(2, server.requests().size());
            }
        }
    }

    @Test
    void aServerThatNobodyRunsIsRefused() throws Exception {
        SocketServer gone = new SocketServer((socket, out, number) -> {});
        gone.close();
        assertFault(
                ErrorCode.E015_SOURCE,
                gone.address("/a") + ": the server refuses connections after 3 attempts",
                () -> sources.open(gone.address("/a")));
    }

    @Test
    void aHostThatNobodyKnowsIsRefusedAtOnce() {
        assertFault(
                ErrorCode.E015_SOURCE,
                "http://nobody.invalid/a: its host is unknown",
                () -> sources.open("http://nobody.invalid/a"));
    }

    /// The JDK's client repeats the request itself if not one byte came.
    @Test
    void aConnectionThatIsResetBeforeTheAnswerIsRepeated() throws Exception {
        assertRepeated(sources, 0, (socket, out) -> {
            socket.setSoLinger(true, 0);
            socket.close();
        });
    }

    @Test
    void aConnectionThatIsResetWithinTheHeaderIsRepeated() throws Exception {
        assertRepeated((socket, out) -> {
            lines(out, "HTTP/1.1 206 Partial Content", "Content-Le");
            socket.setSoLinger(true, 0);
            socket.close();
        });
    }

    @Test
    void aConnectionThatIsResetWithinTheBodyIsRepeated() throws Exception {
        assertRepeated((socket, out) -> {
            part(out, "Content-Length: 50000", "Content-Range: bytes 100000-149999/300007");
            out.write(new byte[20_000]);
            out.flush();
            socket.setSoLinger(true, 0);
        });
    }

    @Test
    void aBodyShorterThanItsLengthIsRepeated() throws Exception {
        assertRepeated((socket, out) -> {
            part(out, "Content-Length: 50000", "Content-Range: bytes 100000-149999/300007");
            out.write(new byte[49_999]);
        });
    }

    /// The end of the connection ends such a body, and only the range says that bytes are missing.
    @Test
    void aBodyWithoutALengthThatIsCutIsRepeated() throws Exception {
        assertRepeated((socket, out) -> {
            part(out, "Connection: close", "Content-Range: bytes 100000-149999/300007");
            out.write(new byte[49_999]);
        });
    }

    @Test
    void aBodyLongerThanItsRangeIsRepeated() throws Exception {
        assertRepeated((socket, out) -> {
            part(out, "Connection: close", "Content-Range: bytes 100000-149999/300007");
            out.write(new byte[50_001]);
        });
    }

    @Test
    void chunksThatDoNotEndAreRepeated() throws Exception {
        assertRepeated((socket, out) -> {
            part(out, "Transfer-Encoding: chunked", "Content-Range: bytes 100000-149999/300007");
            lines(out, "4e20");
            out.write(new byte[20_000]);
            lines(out, "");
        });
    }

    @Test
    void aServerThatSaysNothingIsRepeated() throws Exception {
        CountDownLatch over = new CountDownLatch(1);
        try {
            SourceSettings hasty = new SourceSettings(
                    1, Duration.ofMillis(400), Duration.ofMillis(400), 3, Duration.ofMillis(1), Duration.ofMillis(1));
            assertRepeated(new Sources(hasty, Map.of()), 1, (socket, out) -> await(over));
        } finally {
            over.countDown();
        }
    }

    @Test
    void aBodyThatStallsIsRepeated() throws Exception {
        CountDownLatch over = new CountDownLatch(1);
        try {
            assertRepeated((socket, out) -> {
                part(out, "Content-Length: 50000", "Content-Range: bytes 100000-149999/300007");
                out.write(new byte[20_000]);
                out.flush();
                await(over);
            });
        } finally {
            over.countDown();
        }
    }

    @Test
    void aBodyThatStallsEachTimeEndsTheRun() throws Exception {
        CountDownLatch over = new CountDownLatch(1);
        try (SocketServer server = new SocketServer((socket, out, number) -> {
                    if (number == 0) {
                        head(out);
                        return;
                    }
                    part(out, "Content-Length: 50000", "Content-Range: bytes 100000-149999/300007");
                    await(over);
                });
                ByteSource source = sources.open(server.address("/a"))) {
            assertFault(
                    ErrorCode.E015_SOURCE,
                    server.address("/a") + ": no byte came for 400 ms after 3 attempts",
                    () -> source.read(FAR));
            assertEquals(4, server.requests().size());
        } finally {
            over.countDown();
        }
    }

    /// How many of the first bytes the pass has taken when it sees the break is not certain.
    @Test
    void aPassThatBreaksGoesOnWhereItWas() throws Exception {
        List<String> asked = new CopyOnWriteArrayList<>();
        try (SocketServer server = new SocketServer(
                        (socket, out, number) -> {
                            if (number == 0) {
                                head(out);
                            } else if (number == 1) {
                                part(out, "Content-Length: 200007", "Content-Range: bytes 100000-300006/300007");
                                out.write(WebContent.bytes(), 100_000, 20_000);
                            } else {
                                List<String> ranges = asked.stream()
                                        .filter(line -> line.startsWith("Range:"))
                                        .toList();
                                int from = Integer.parseInt(ranges.getLast().replaceAll("[^0-9]", ""));
                                int length = 300_007 - from;
                                part(
                                        out,
                                        "Content-Length: " + length,
                                        "Content-Range: bytes %d-300006/300007".formatted(from));
                                out.write(WebContent.bytes(), from, length);
                            }
                        },
                        asked::addAll);
                ByteSource source = sources.open(server.address("/a"));
                OnePass pass = source.onePass()) {
            assertBytes(FAR, pass.take(FAR));
            assertBytes(new ByteRange(200_000, 100_007), pass.take(new ByteRange(200_000, 100_007)));
            assertEquals(3, server.requests().size());
        }
    }

    /// A fault in place of the second answer of a server.
    @FunctionalInterface
    private interface Fault {
        void answer(Socket socket, OutputStream out) throws IOException;
    }

    private void assertRepeated(Fault fault) throws Exception {
        assertRepeated(sources, 1, fault);
    }

    private static void assertRepeated(Sources sources, int retries, Fault fault) throws Exception {
        try (sources;
                SocketServer server = new SocketServer((socket, out, number) -> {
                    if (number == 0) {
                        head(out);
                    } else if (number == 1) {
                        fault.answer(socket, out);
                    } else {
                        part(out, "Content-Length: 50000", "Content-Range: bytes 100000-149999/300007");
                        out.write(WebContent.bytes(), 100_000, 50_000);
                    }
                });
                ByteSource source = sources.open(server.address("/a"))) {
            assertBytes(FAR, source.read(FAR));
            assertTrue(source.figures().retries() <= retries, source.figures()::toString);
            assertEquals(3, server.requests().size());
        }
    }

    /// The right answer to the first request, after which the connection ends.
    private static void head(OutputStream out) throws IOException {
        part(out, "Connection: close", "Content-Length: 32768", "Content-Range: bytes 0-32767/300007");
        out.write(WebContent.bytes(), 0, 32_768);
    }

    private static void part(OutputStream out, String... headers) throws IOException {
        lines(out, "HTTP/1.1 206 Partial Content");
        lines(out, headers);
        lines(out, "");
    }

    private static void await(CountDownLatch over) {
        try {
            over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
