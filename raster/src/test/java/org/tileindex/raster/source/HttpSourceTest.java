package org.tileindex.raster.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tileindex.raster.source.WebContent.FAR;
import static org.tileindex.raster.source.WebContent.SIZE;
import static org.tileindex.raster.source.WebContent.assertBytes;
import static org.tileindex.raster.source.WebContent.assertFault;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tileindex.fault.ErrorCode;

/// Reading a file of a server that behaves.
class HttpSourceTest {
    private final WebServer server = new WebServer(WebContent.bytes());
    private final Sources sources = WebContent.sources();

    HttpSourceTest() throws Exception {}

    @AfterEach
    void close() {
        sources.close();
        server.close();
    }

    private ByteSource open() throws Exception {
        return sources.open(server.address("/a/b.tif"));
    }

    @Test
    void openingTakesOneRequestWhoseBytesAreKept() throws Exception {
        try (ByteSource source = open()) {
            assertEquals(SIZE, source.size());
            assertTrue(source.ranged());
            assertEquals(SIZE, source.reach());
            assertBytes(new ByteRange(0, 16), source.read(new ByteRange(0, 16)));
            assertBytes(new ByteRange(32_760, 8), source.read(new ByteRange(32_760, 8)));
            assertEquals(1, server.requests().size());
            assertEquals("bytes=0-32767", server.requests().get(0).header("Range"));
        }
    }

    @Test
    void eachRequestIsAGetThatDeclinesCompression() throws Exception {
        try (ByteSource source = open()) {
            assertBytes(FAR, source.read(FAR));
            assertEquals(2, server.requests().size());
            for (WebServer.Request request : server.requests()) {
                assertEquals("GET", request.method());
                assertEquals("identity", request.header("Accept-Encoding"));
            }
        }
    }

    @Test
    void everyRequestButTheFirstIsForTheFileAsItWas() throws Exception {
        try (ByteSource source = open();
                OnePass pass = source.onePass()) {
            assertBytes(FAR, source.read(FAR));
            assertBytes(FAR, pass.take(FAR));
        }
        assertEquals(
                List.of("", WebServer.TAG, WebServer.TAG),
                server.requests().stream()
                        .map(request -> request.header("If-Match"))
                        .toList());
    }

    @Test
    void aWeakTagIsNotAskedFor() throws Exception {
        server.answering((exchange, number) -> {
            exchange.getResponseHeaders().set("ETag", "W/\"v1\"");
            return false;
        });
        try (ByteSource source = open()) {
            assertBytes(FAR, source.read(FAR));
            assertEquals("", server.requests().get(1).header("If-Match"));
        }
    }

    @Test
    void aRangeAcrossTheKeptBytesIsAskedForWhole() throws Exception {
        try (ByteSource source = open()) {
            assertBytes(new ByteRange(32_760, 9), source.read(new ByteRange(32_760, 9)));
            assertEquals("bytes=32760-32768", server.requests().get(1).header("Range"));
        }
    }

    @Test
    void theKeptBytesCannotBeChangedByTheirReader() throws Exception {
        try (ByteSource source = open()) {
            source.read(new ByteRange(0, 16)).put(0, new byte[16]);
            assertBytes(new ByteRange(0, 16), source.read(new ByteRange(0, 16)));
        }
    }

    @Test
    void aSmallFileComesWithTheFirstRequest() throws Exception {
        byte[] small = WebContent.random(1_000);
        try (WebServer other = new WebServer(small);
                ByteSource source = sources.open(other.address("/s"))) {
            assertEquals(1_000, source.size());
            assertBytes(small, new ByteRange(990, 10), source.read(new ByteRange(990, 10)));
            assertEquals(1, other.requests().size());
        }
    }

    @Test
    void aFileOfNoBytesHasTheSizeZero() throws Exception {
        server.answering((exchange, number) -> {
            exchange.getResponseHeaders().set("Content-Range", "bytes */0");
            return WebServer.status(exchange, 416);
        });
        try (ByteSource source = open()) {
            assertEquals(0, source.size());
            assertEquals(0, source.read(new ByteRange(0, 0)).limit());
        }
    }

    @Test
    void aRangeBeyondTheEndIsRefusedWithoutARequest() throws Exception {
        try (ByteSource source = open()) {
            assertFault(
                    ErrorCode.E010_INPUT,
                    source.name() + " has 300007 bytes, but 8 bytes at 300000 are needed",
                    () -> source.read(new ByteRange(300_000, 8)));
            assertEquals(1, server.requests().size());
        }
    }

    @Test
    void fiveThousandRangesComeInTheirOrderAndFewAtOneTime() throws Exception {
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        server.answering((exchange, number) -> {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            server.sendRange(exchange);
            now.decrementAndGet();
            return true;
        });
        Random random = new Random(5);
        List<ByteRange> ranges = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            ranges.add(new ByteRange(40_000 + random.nextInt(200_000), 1 + random.nextInt(500)));
        }
        try (ByteSource source = open()) {
            List<CompletableFuture<ByteBuffer>> reads = source.readAll(ranges);
            for (int i = 0; i < ranges.size(); i++) {
                assertBytes(ranges.get(i), reads.get(i).get());
            }
            SourceFigures figures = source.figures();
            assertEquals(5_001, figures.requests());
            assertEquals(0, figures.retries());
            assertEquals(32_768 + ranges.stream().mapToLong(ByteRange::length).sum(), figures.bytes());
            assertTrue(figures.connections() >= 1 && figures.connections() <= 17, figures::toString);
            assertTrue(figures.firstByteNanos() > 0 && figures.bodyNanos() > 0, figures::toString);
        }
        assertTrue(most.get() <= WebContent.HASTY.connections(), most + " at one time");
    }

    /// All sources of one object share the bound: here one connection for two files. Each answer leaves time for a
    /// second request to come.
    @Test
    void filesShareTheirConnections() throws Exception {
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        server.answering((exchange, number) -> {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            for (int i = 0; i < 50 && now.get() == 1; i++) {
                pause();
            }
            server.sendRange(exchange);
            now.decrementAndGet();
            return true;
        });
        try (Sources one = new Sources(WebContent.HASTY.withConnections(1), Map.of());
                ByteSource a = one.open(server.address("/a"));
                ByteSource b = one.open(server.address("/b"))) {
            List<CompletableFuture<ByteBuffer>> reads = new ArrayList<>(a.readAll(List.of(FAR, FAR, FAR)));
            reads.addAll(b.readAll(List.of(FAR, FAR, FAR)));
            for (CompletableFuture<ByteBuffer> read : reads) {
                assertBytes(FAR, read.get());
            }
        }
        assertEquals(1, most.get());
    }

    private static void pause() {
        try {
            Thread.sleep(1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void anInterruptEndsAReadThatWaitsForTheServer() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch over = new CountDownLatch(1);
        try (ByteSource source = patient().open(server.address("/a"))) {
            server.answering((exchange, number) -> awaited(asked, over));
            CompletableFuture<String> end = new CompletableFuture<>();
            Thread reader = Thread.ofPlatform().start(() -> end.complete(endOf(source)));
            asked.await();
            reader.interrupt();
            assertEquals("interrupted", end.get());
        } finally {
            over.countDown();
        }
    }

    @Test
    void cancellingAReadFreesItsConnection() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch over = new CountDownLatch(1);
        try (Sources one = patient();
                ByteSource source = one.open(server.address("/a"))) {
            server.answering((exchange, number) -> number == 1 && awaited(asked, over));
            CompletableFuture<ByteBuffer> read = source.readAll(List.of(FAR)).get(0);
            asked.await();
            assertTrue(read.cancel(true));
            assertBytes(FAR, source.read(FAR));
        } finally {
            over.countDown();
        }
    }

    @Test
    void closingASourceEndsItsReads() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch over = new CountDownLatch(1);
        try (Sources one = patient()) {
            ByteSource source = one.open(server.address("/a"));
            server.answering((exchange, number) -> awaited(asked, over));
            CompletableFuture<ByteBuffer> read = source.readAll(List.of(FAR)).get(0);
            asked.await();
            source.close();
            assertThrows(CancellationException.class, read::get);
            assertThrows(CancellationException.class, () -> source.read(FAR));
        } finally {
            over.countDown();
        }
    }

    /// Sources that never give up a silent server, with one connection.
    private static Sources patient() {
        return new Sources(SourceSettings.DEFAULT.withConnections(1), Map.of());
    }

    private static boolean awaited(CountDownLatch asked, CountDownLatch over) {
        asked.countDown();
        try {
            over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return true;
    }

    private static String endOf(ByteSource source) {
        try {
            source.read(FAR);
            return "read";
        } catch (InterruptedException e) {
            return Thread.currentThread().isInterrupted() ? "flagged" : "interrupted";
        } catch (Exception e) {
            return e.toString();
        }
    }
}
