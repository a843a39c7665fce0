package org.tileindex.raster;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tileindex.raster.source.SourceFigures;
import org.tileindex.raster.source.WebServer;

/// Files of web servers whose blocks are read in one pass. Expected values are those that ranges give.
@Timeout(60)
class PassesTest {
    private final ServedRasters served = new ServedRasters();
    private final WindowReader reader = ServedRasters.reader(new BlockCache(1 << 30));

    @AfterEach
    void close() {
        served.close();
    }

    @Test
    void atMostHalfOfTheFileIsReadByRanges() throws Exception {
        WebServer server = served.server(ServedRasters.FILE);
        try (Raster raster = served.open(server)) {
            ServedRasters.assertValues(reader, raster, ServedRasters.bottom());
            assertEquals(Map.of(ReadWay.PART, 1L), reader.ways(raster));
            assertEquals(0, reader.figures().passes());
            assertTrue(server.requests().stream()
                    .allMatch(request -> request.header("Range").matches("bytes=\\d+-\\d+")));
        }
    }

    @Test
    void moreThanHalfOfTheFileTakesOneRequest() throws Exception {
        WebServer server = served.server(ServedRasters.FILE);
        try (Raster raster = served.open(server)) {
            ServedRasters.assertValues(reader, raster, ServedRasters.all());
            assertEquals(Map.of(ReadWay.MOST, 1L), reader.ways(raster));
            assertEquals(2, server.requests().size(), "the header and the pass");
            assertEquals(12, reader.figures().blocks());
            assertEquals(12 * ServedRasters.TILE_BYTES, reader.figures().blockBytes());
            assertEquals(1, reader.figures().passes());
            // The cache has all blocks now.
            ServedRasters.assertValues(reader, raster, ServedRasters.all());
            assertEquals(2, server.requests().size());
        }
    }

    @Test
    void aServerWithoutRangesSendsTheFileOnce() throws Exception {
        WebServer server = served.wholeServer(ServedRasters.LARGE);
        try (Raster raster = served.open(server)) {
            SourceFigures before = raster.source().figures();
            ServedRasters.assertValues(reader, raster, ServedRasters.bottom());
            assertEquals(Map.of(ReadWay.REFUSED, 1L), reader.ways(raster));
            assertEquals(2, server.requests().size(), "the header and the pass");
            SourceFigures after = raster.source().figures();
            assertEquals(4 * ServedRasters.TILE_BYTES, reader.figures().blockBytes());
            assertEquals(
                    after.bytes() - before.bytes(),
                    reader.figures().blockBytes() + reader.figures().wastedBytes());
        }
    }

    /// A small file is taken whole when it is opened.
    @Test
    void aSmallFileOfAServerWithoutRangesIsSentOnce() throws Exception {
        WebServer server = served.server(ServedRasters.FILE);
        server.answering((exchange, number) -> {
            server.send(exchange, 200, 0, ServedRasters.FILE.length);
            return true;
        });
        try (Raster raster = served.open(server)) {
            ServedRasters.assertValues(reader, raster, ServedRasters.all());
            assertEquals(Map.of(ReadWay.HELD, 1L), reader.ways(raster));
            assertEquals(1, server.requests().size());
        }
    }

    /// Parts of a plan share one pass, and begin and end in any order.
    @ParameterizedTest
    @ValueSource(ints = {2, 5, 12})
    void threadsShareAPass(int parts) throws Exception {
        WebServer server = served.wholeServer(ServedRasters.LARGE);
        byte[] expected = ServedRasters.expected(ServedRasters.all());
        try (Raster raster = served.open(server);
                ExecutorService threads = Executors.newFixedThreadPool(3)) {
            ReadPlan plan = ServedRasters.plan(raster, ServedRasters.all());
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
        WebServer server = served.wholeServer(ServedRasters.LARGE);
        byte[] expected = ServedRasters.expected(ServedRasters.all());
        try (Raster raster = served.open(server);
                ExecutorService threads = Executors.newFixedThreadPool(6)) {
            Band band = raster.band(1, false);
            List<Future<?>> reads = new ArrayList<>();
            for (int i = 0; i < 30; i++) {
                ReadPlan plan = ReadPlan.of(List.of(band), List.of(ServedRasters.all()));
                reads.add(threads.submit(() -> {
                    reader.read(plan, 0, plan.steps(), () -> false);
                    assertArrayEquals(
                            expected, plan.values(0).getFirst().samples().array());
                    return null;
                }));
            }
            for (Future<?> read : reads) {
                read.get();
            }
            assertEquals(2, server.requests().size());
            assertEquals(30 * 12 - 12, reader.cacheFigures().hits());
            assertEquals(12, reader.cacheFigures().misses());
        }
    }

    /// The blocks of a last plan are not kept, and its figures are those of any other plan.
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void blocksOfALastPlanAreNotKept(boolean most) throws Exception {
        CellRuns runs = most ? ServedRasters.all() : ServedRasters.bottom();
        int blocks = most ? 12 : 4;
        try (Raster raster = served.open(served.server(ServedRasters.FILE))) {
            ReadPlan plan = ReadPlan.last(List.of(raster.band(1, false)), List.of(runs, runs));
            reader.read(plan, 0, plan.steps(), () -> false);
            for (int window = 0; window < 2; window++) {
                assertArrayEquals(
                        ServedRasters.expected(runs),
                        plan.values(window).getFirst().samples().array());
            }
            assertEquals(new CacheFigures(blocks, blocks, 0, 0, 0), reader.cacheFigures());
        }
    }
}
