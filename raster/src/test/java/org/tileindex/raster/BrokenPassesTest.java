package org.tileindex.raster;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tileindex.fault.ErrorCode;
import org.tileindex.fault.TileIndexException;
import org.tileindex.raster.source.WebServer;

/// Passes over files of web servers that break, or end before their end.
@Timeout(60)
class BrokenPassesTest {
    private final ServedRasters served = new ServedRasters();
    private final WindowReader reader = ServedRasters.reader(new BlockCache(1 << 30));

    @AfterEach
    void close() {
        served.close();
    }

    /// Where the cache holds nothing, each plan needs a pass, and after a few the file is to be downloaded.
    @Test
    void aFileIsNotLoadedAgainAndAgain() throws Exception {
        WebServer server = served.wholeServer(ServedRasters.LARGE);
        WindowReader forgetful = ServedRasters.reader(new BlockCache(0));
        try (Raster raster = served.open(server)) {
            for (int pass = 0; pass < 8; pass++) {
                ReadPlan plan = ServedRasters.plan(raster, ServedRasters.bottom());
                forgetful.read(plan, 0, plan.steps(), () -> false);
                assertArrayEquals(
                        ServedRasters.expected(ServedRasters.bottom()),
                        plan.values(0).getFirst().samples().array());
            }
            ReadPlan plan = ServedRasters.plan(raster, ServedRasters.bottom());
            TileIndexException fault = ServedRasters.fault(() -> forgetful.read(plan, 0, plan.steps(), () -> false));
            assertEquals(ErrorCode.E015_SOURCE, fault.code());
            assertEquals(
                    server.address("/scene.tif") + ": the server sends no ranges of the file, which was loaded 8 times",
                    fault.what());
            assertEquals(9, server.requests().size());
        }
    }

    /// With ranges, a pass goes on where it broke; without them, it begins again.
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aBodyThatIsCutShortIsResumed(boolean ranged) throws Exception {
        byte[] content = ranged ? ServedRasters.FILE : ServedRasters.LARGE;
        WebServer server = served.server(content);
        server.answering((exchange, number) -> {
            if (ranged && number != 1) {
                return false;
            } else if (!ranged) {
                return ServedRasters.whole(
                        exchange, ServedRasters.LARGE, number == 1 ? 1_500_000 : ServedRasters.LARGE.length);
            }
            exchange.getResponseHeaders().set("ETag", WebServer.TAG);
            exchange.getResponseHeaders()
                    .set(
                            "Content-Range",
                            "bytes %d-%d/%d"
                                    .formatted(
                                            from(exchange), ServedRasters.FILE.length - 1, ServedRasters.FILE.length));
            exchange.sendResponseHeaders(206, ServedRasters.FILE.length - from(exchange));
            exchange.getResponseBody().write(ServedRasters.FILE, from(exchange), 1_500_000);
            return true;
        });
        try (Raster raster = served.open(server)) {
            ServedRasters.assertValues(reader, raster, ServedRasters.all());
            assertEquals(3, server.requests().size());
            assertEquals(1, raster.source().figures().retries());
            assertEquals(1, reader.figures().passes());
            int begin = ranged ? from(server.requests().get(1).header("Range")) : 0;
            assertEquals(
                    ranged ? "bytes=%d-".formatted(begin + 1_500_000) : "",
                    server.requests().get(2).header("Range"));
        }
    }

    private static int from(HttpExchange exchange) {
        return from(exchange.getRequestHeaders().getFirst("Range"));
    }

    private static int from(String range) {
        return Integer.parseInt(range.replace("bytes=", "").replaceAll("-.*", ""));
    }

    /// A server that cuts each answer short ends the read, for all threads; nothing of it remains.
    @Test
    void aBodyThatIsAlwaysCutShortEndsTheRead() throws Exception {
        WebServer server = served.server(ServedRasters.LARGE);
        AtomicInteger end = new AtomicInteger(1_500_000);
        server.answering((exchange, number) -> ServedRasters.whole(
                exchange, ServedRasters.LARGE, number == 0 ? ServedRasters.LARGE.length : end.get()));
        try (Raster raster = served.open(server);
                ExecutorService threads = Executors.newFixedThreadPool(4)) {
            ReadPlan plan = ServedRasters.plan(raster, ServedRasters.all());
            List<Future<?>> reads = new ArrayList<>();
            for (int part = 0; part < 4; part++) {
                int from = 3 * part;
                reads.add(threads.submit(() -> {
                    reader.read(plan, from, from + 3, () -> false);
                    return null;
                }));
            }
            for (Future<?> read : reads) {
                ExecutionException failed = assertThrows(ExecutionException.class, read::get);
                TileIndexException fault = assertInstanceOf(TileIndexException.class, failed.getCause());
                assertEquals(ErrorCode.E015_SOURCE, fault.code());
                assertTrue(fault.what().endsWith(" after 3 attempts"), fault::what);
            }
            end.set(ServedRasters.LARGE.length);
            ServedRasters.assertValues(reader, raster, ServedRasters.all());
        }
    }

    /// A block that cannot be decoded ends the read of all threads, and nobody waits for it afterwards.
    @Test
    void aDamagedBlockEndsTheRead() throws Exception {
        byte[] damaged = Variants.bytes("tiled_DEFLATE_p2_Int32.tif");
        int sixthBlock = 205_805;
        Arrays.fill(damaged, sixthBlock, sixthBlock + 1000, (byte) 0xFF);
        try (Raster raster = served.open(served.server(damaged))) {
            for (int read = 0; read < 2; read++) {
                TileIndexException fault =
                        ServedRasters.fault(() -> ServedRasters.read(reader, raster, ServedRasters.all()));
                assertEquals(ErrorCode.E010_INPUT, fault.code());
            }
            assertEquals(Map.of(ReadWay.MOST, 2L), reader.ways(raster));
        }
    }

    /// The directory of the image stands behind its pixels, where nobody can read it first.
    @Test
    void aHeaderAtTheEndNeedsRanges() throws Exception {
        ByteBuffer moved = ByteBuffer.wrap(ServedRasters.LARGE.clone()).order(ByteOrder.LITTLE_ENDIAN);
        int directory = moved.getInt(4);
        int bytes = 2 + 12 * moved.getShort(directory) + 4;
        moved.put(ServedRasters.LARGE.length - bytes, ServedRasters.LARGE, directory, bytes)
                .putInt(4, ServedRasters.LARGE.length - bytes);
        WebServer server = served.wholeServer(moved.array());
        TileIndexException fault = ServedRasters.fault(() -> served.open(server));
        assertEquals(ErrorCode.E015_SOURCE, fault.code());
        assertEquals(server.address("/scene.tif") + ": the server sends no ranges of the file", fault.what());
        try (Raster raster = served.open(served.server(moved.array()))) {
            ServedRasters.assertValues(reader, raster, ServedRasters.bottom());
        }
    }

    @Test
    void aFileThatChangesEndsTheRead() throws Exception {
        WebServer server = served.server(ServedRasters.FILE);
        try (Raster raster = served.open(server)) {
            server.answering((exchange, number) -> {
                exchange.getResponseHeaders().set("ETag", "\"v2\"");
                return false;
            });
            assertEquals(
                    ErrorCode.E002_RASTER_MISMATCH,
                    ServedRasters.fault(() -> ServedRasters.read(reader, raster, ServedRasters.all()))
                            .code());
        }
    }

    /// Whoever shares the pass stops, too; blocks that were read before are kept.
    @Test
    void cancellingEndsThePass() throws Exception {
        WebServer server = served.wholeServer(ServedRasters.LARGE);
        try (Raster raster = served.open(server)) {
            ReadPlan plan = ServedRasters.plan(raster, ServedRasters.all());
            AtomicInteger asked = new AtomicInteger();
            reader.read(plan, 0, 6, () -> asked.incrementAndGet() > 3);
            assertEquals(3, reader.figures().blocks());
            assertThrows(CancellationException.class, () -> reader.read(plan, 6, 12, () -> false));
            ServedRasters.assertValues(reader, raster, ServedRasters.all());
            assertEquals(12, reader.figures().blocks());
        }
    }
}
