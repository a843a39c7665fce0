package org.tileindex.raster;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
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
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tileindex.fault.ErrorCode;
import org.tileindex.fault.TileIndexException;
import org.tileindex.raster.codec.BlockDecoder;
import org.tileindex.raster.codec.InflateLibrary;
import org.tileindex.raster.codec.ScalarSamples;
import org.tileindex.raster.source.SourceFigures;
import org.tileindex.raster.source.Sources;
import org.tileindex.raster.source.WebContent;
import org.tileindex.raster.source.WebServer;

/// Files of web servers whose blocks are read in one pass. Expected values are those that ranges give.
class PassesTest {
    /// Not compressed: 12 tiles of 256 × 256 pixels, of 262,144 bytes each, in the order of the file.
    private static final byte[] FILE = Variants.bytes("tiled_NONE_p1_UInt32.tif");

    private static final int COLUMNS = 1003;
    private static final int ROWS = 707;
    private static final int TILE_BYTES = 256 * 256 * 4;

    /// The same file with bytes after its end, so that it is too large to be kept whole.
    private static final byte[] LARGE = Arrays.copyOf(FILE, 17 << 20);

    private final Sources sources = WebContent.sources();
    private final List<WebServer> servers = new ArrayList<>();
    private final BlockCache cache = new BlockCache(1 << 30);
    private final WindowReader reader = new WindowReader(
            cache, new ScalarSamples(), () -> new BlockDecoder(InflateLibrary.JDK, new ScalarSamples()));

    @AfterEach
    void close() {
        sources.close();
        servers.forEach(WebServer::close);
    }

    /// A server that sends ranges.
    private WebServer server(byte[] content) throws IOException {
        WebServer server = new WebServer(content);
        servers.add(server);
        return server;
    }

    /// A server that sends no ranges.
    private WebServer wholeServer(byte[] content) throws IOException {
        WebServer server = server(content);
        return server.answering((exchange, number) -> whole(exchange, content, content.length));
    }

    /// Sends a file's first bytes as if they were all of it.
    private static boolean whole(HttpExchange exchange, byte[] content, int end) throws IOException {
        exchange.getResponseHeaders().set("ETag", WebServer.TAG);
        exchange.sendResponseHeaders(200, content.length);
        try {
            exchange.getResponseBody().write(content, 0, end);
        } catch (IOException e) {
            // The client has seen enough.
        }
        return true;
    }

    private Raster open(WebServer server) throws Exception {
        return Raster.open(sources.open(server.address("/scene.tif")), false);
    }

    private static CellRuns rectangle(int rowFrom, int rowTo, int colFrom, int colTo) {
        int size = rowTo - rowFrom;
        return new CellRuns(
                IntStream.range(rowFrom, rowTo).toArray(),
                IntStream.generate(() -> colFrom).limit(size).toArray(),
                IntStream.generate(() -> colTo).limit(size).toArray(),
                new int[size]);
    }

    /// All cells: 12 of 12 tiles.
    private static CellRuns all() {
        return rectangle(0, ROWS, 0, COLUMNS);
    }

    /// Cells of the 4 tiles in the last row, which are beyond the first MiB of the file.
    private static CellRuns bottom() {
        return rectangle(600, ROWS, 10, 1000);
    }

    private static ReadPlan plan(Raster raster, CellRuns... windows) throws TileIndexException {
        return ReadPlan.of(List.of(raster.band(1, false)), List.of(windows));
    }

    private byte[] read(Raster raster, CellRuns runs) throws Exception {
        ReadPlan plan = plan(raster, runs);
        reader.read(plan, 0, plan.steps(), () -> false);
        return plan.values(0).getFirst().samples().array();
    }

    private static byte[] expected(CellRuns runs) throws Exception {
        try (Raster raster = Raster.open(new BytesInMemory("disk", FILE), false)) {
            ReadPlan plan = plan(raster, runs);
            new WindowReader(
                            new BlockCache(0),
                            new ScalarSamples(),
                            () -> new BlockDecoder(InflateLibrary.JDK, new ScalarSamples()))
                    .read(plan, 0, plan.steps(), () -> false);
            return plan.values(0).getFirst().samples().array();
        }
    }

    private static TileIndexException fault(Executable work) {
        return assertThrows(TileIndexException.class, work);
    }

    @Test
    void atMostHalfOfTheFileIsReadByRanges() throws Exception {
        WebServer server = server(FILE);
        try (Raster raster = open(server)) {
            assertArrayEquals(expected(bottom()), read(raster, bottom()));
            assertEquals(Map.of(ReadWay.PART, 1L), reader.ways(raster));
            assertEquals(0, reader.figures().passes());
            assertTrue(server.requests().stream()
                    .allMatch(request -> request.header("Range").matches("bytes=\\d+-\\d+")));
        }
    }

    @Test
    void moreThanHalfOfTheFileTakesOneRequest() throws Exception {
        WebServer server = server(FILE);
        try (Raster raster = open(server)) {
            assertArrayEquals(expected(all()), read(raster, all()));
            assertEquals(Map.of(ReadWay.MOST, 1L), reader.ways(raster));
            assertEquals(2, server.requests().size(), "the header and the pass");
            assertEquals(12, reader.figures().blocks());
            assertEquals(12 * TILE_BYTES, reader.figures().blockBytes());
            assertEquals(1, reader.figures().passes());
            // The cache has all blocks now.
            assertArrayEquals(expected(all()), read(raster, all()));
            assertEquals(2, server.requests().size());
        }
    }

    @Test
    void aServerWithoutRangesSendsTheFileOnce() throws Exception {
        WebServer server = wholeServer(LARGE);
        try (Raster raster = open(server)) {
            SourceFigures before = raster.source().figures();
            assertArrayEquals(expected(bottom()), read(raster, bottom()));
            assertEquals(Map.of(ReadWay.REFUSED, 1L), reader.ways(raster));
            assertEquals(2, server.requests().size(), "the header and the pass");
            SourceFigures after = raster.source().figures();
            assertEquals(4 * TILE_BYTES, reader.figures().blockBytes());
            assertEquals(
                    after.bytes() - before.bytes(),
                    reader.figures().blockBytes() + reader.figures().wastedBytes());
        }
    }

    /// A small file is taken whole when it is opened.
    @Test
    void aSmallFileOfAServerWithoutRangesIsSentOnce() throws Exception {
        WebServer server = server(FILE);
        server.answering((exchange, number) -> {
            server.send(exchange, 200, 0, FILE.length);
            return true;
        });
        try (Raster raster = open(server)) {
            assertArrayEquals(expected(all()), read(raster, all()));
            assertEquals(Map.of(ReadWay.HELD, 1L), reader.ways(raster));
            assertEquals(1, server.requests().size());
        }
    }

    /// Parts of a plan share one pass, and begin and end in any order.
    @ParameterizedTest
    @ValueSource(ints = {2, 5, 12})
    void threadsShareAPass(int parts) throws Exception {
        WebServer server = wholeServer(LARGE);
        byte[] expected = expected(all());
        try (Raster raster = open(server);
                ExecutorService threads = Executors.newFixedThreadPool(3)) {
            ReadPlan plan = plan(raster, all());
            List<Future<?>> reads = new ArrayList<>();
            for (int part = 0; part < parts; part++) {
                int from = plan.steps() * part / parts;
                int to = plan.steps() * (part + 1) / parts;
                reads.add(threads.submit(() -> {
                    reader.read(plan, from, to, () -> false);
                    return null;
                }));
            }
            for (Future<?> read : reads) {
                read.get();
            }
            assertArrayEquals(expected, plan.values(0).getFirst().samples().array());
            assertEquals(2, server.requests().size());
            assertEquals(12, reader.figures().blocks());
        }
    }

    /// Plans that are read at the same time pass over the file one after the other; the later ones find its blocks in
    /// the cache.
    @Test
    void plansDoNotPassTogether() throws Exception {
        WebServer server = wholeServer(LARGE);
        byte[] expected = expected(all());
        try (Raster raster = open(server);
                ExecutorService threads = Executors.newFixedThreadPool(6)) {
            Band band = raster.band(1, false);
            List<Future<?>> reads = new ArrayList<>();
            for (int i = 0; i < 30; i++) {
                ReadPlan plan = ReadPlan.of(List.of(band), List.of(all()));
                reads.add(threads.submit(() -> {
                    reader.read(plan, 0, plan.steps(), () -> false);
                    assertArrayEquals(expected, plan.values(0).getFirst().samples().array());
                    return null;
                }));
            }
            for (Future<?> read : reads) {
                read.get();
            }
            assertEquals(2, server.requests().size());
            assertEquals(30 * 12 - 12, cache.figures().hits());
            assertEquals(12, cache.figures().misses());
        }
    }

    /// Where the cache holds nothing, each plan needs a pass, and after a few the file is to be downloaded.
    @Test
    void aFileIsNotLoadedAgainAndAgain() throws Exception {
        WebServer server = wholeServer(LARGE);
        WindowReader forgetful = new WindowReader(
                new BlockCache(0), new ScalarSamples(), () -> new BlockDecoder(InflateLibrary.JDK, new ScalarSamples()));
        try (Raster raster = open(server)) {
            for (int pass = 0; pass < 8; pass++) {
                ReadPlan plan = plan(raster, bottom());
                forgetful.read(plan, 0, plan.steps(), () -> false);
                assertArrayEquals(expected(bottom()), plan.values(0).getFirst().samples().array());
            }
            ReadPlan plan = plan(raster, bottom());
            TileIndexException fault = fault(() -> forgetful.read(plan, 0, plan.steps(), () -> false));
            assertEquals(ErrorCode.E015_SOURCE, fault.code());
            assertEquals(
                    server.address("/scene.tif")
                            + ": the server sends no ranges of the file, which was loaded 8 times",
                    fault.what());
            assertEquals(9, server.requests().size());
        }
    }

    /// With ranges, a pass goes on where it broke; without them, it begins again.
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aBodyThatIsCutShortIsResumed(boolean ranged) throws Exception {
        byte[] content = ranged ? FILE : LARGE;
        WebServer server = server(content);
        server.answering((exchange, number) -> {
            if (ranged && number != 1) {
                return false;
            } else if (!ranged) {
                return whole(exchange, LARGE, number == 1 ? 1_500_000 : LARGE.length);
            }
            exchange.getResponseHeaders().set("ETag", WebServer.TAG);
            exchange.getResponseHeaders()
                    .set("Content-Range", "bytes %d-%d/%d".formatted(from(exchange), FILE.length - 1, FILE.length));
            exchange.sendResponseHeaders(206, FILE.length - from(exchange));
            exchange.getResponseBody().write(FILE, from(exchange), 1_500_000);
            return true;
        });
        try (Raster raster = open(server)) {
            assertArrayEquals(expected(all()), read(raster, all()));
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
        WebServer server = server(LARGE);
        AtomicInteger end = new AtomicInteger(1_500_000);
        server.answering((exchange, number) -> whole(exchange, LARGE, number == 0 ? LARGE.length : end.get()));
        try (Raster raster = open(server);
                ExecutorService threads = Executors.newFixedThreadPool(4)) {
            ReadPlan plan = plan(raster, all());
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
                TileIndexException fault = (TileIndexException) failed.getCause();
                assertEquals(ErrorCode.E015_SOURCE, fault.code());
                assertTrue(fault.what().endsWith(" after 3 attempts"), fault::what);
            }
            end.set(LARGE.length);
            assertArrayEquals(expected(all()), read(raster, all()));
        }
    }

    /// The directory of the image stands behind its pixels, where nobody can read it first.
    @Test
    void aHeaderAtTheEndNeedsRanges() throws Exception {
        ByteBuffer moved = ByteBuffer.wrap(LARGE.clone()).order(ByteOrder.LITTLE_ENDIAN);
        int directory = moved.getInt(4);
        int bytes = 2 + 12 * moved.getShort(directory) + 4;
        moved.put(LARGE.length - bytes, LARGE, directory, bytes).putInt(4, LARGE.length - bytes);
        WebServer server = wholeServer(moved.array());
        TileIndexException fault = fault(() -> open(server));
        assertEquals(ErrorCode.E015_SOURCE, fault.code());
        assertEquals(server.address("/scene.tif") + ": the server sends no ranges of the file", fault.what());
        try (Raster raster = open(server(moved.array()))) {
            assertArrayEquals(expected(bottom()), read(raster, bottom()));
        }
    }

    @Test
    void aFileThatChangesEndsTheRead() throws Exception {
        WebServer server = server(FILE);
        try (Raster raster = open(server)) {
            server.answering((exchange, number) -> {
                exchange.getResponseHeaders().set("ETag", "\"v2\"");
                return false;
            });
            assertEquals(
                    ErrorCode.E002_RASTER_MISMATCH,
                    fault(() -> read(raster, all())).code());
        }
    }

    /// Whoever shares the pass stops, too; blocks that were read before are kept.
    @Test
    void cancellingEndsThePass() throws Exception {
        WebServer server = wholeServer(LARGE);
        try (Raster raster = open(server)) {
            ReadPlan plan = plan(raster, all());
            AtomicInteger asked = new AtomicInteger();
            reader.read(plan, 0, 6, () -> asked.incrementAndGet() > 3);
            assertEquals(3, reader.figures().blocks());
            assertThrows(CancellationException.class, () -> reader.read(plan, 6, 12, () -> false));
            assertArrayEquals(expected(all()), read(raster, all()));
            assertEquals(12, reader.figures().blocks());
        }
    }

    /// The blocks of a last plan are not kept, and its figures are those of any other plan.
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void blocksOfALastPlanAreNotKept(boolean most) throws Exception {
        CellRuns runs = most ? all() : bottom();
        int blocks = most ? 12 : 4;
        try (Raster raster = open(server(FILE))) {
            ReadPlan plan = ReadPlan.last(List.of(raster.band(1, false)), List.of(runs, runs));
            reader.read(plan, 0, plan.steps(), () -> false);
            for (int window = 0; window < 2; window++) {
                assertArrayEquals(expected(runs), plan.values(window).getFirst().samples().array());
            }
            assertEquals(new CacheFigures(blocks, blocks, 0, 0, 0), reader.cacheFigures());
        }
    }
}
