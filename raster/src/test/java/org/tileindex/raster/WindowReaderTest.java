package org.tileindex.raster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tileindex.fault.ErrorCode;
import org.tileindex.fault.TileIndexException;
import org.tileindex.raster.codec.BlockDecoder;
import org.tileindex.raster.codec.InflateLibrary;
import org.tileindex.raster.codec.ScalarSamples;
import org.tileindex.raster.source.ByteRange;

/// Windows of rasters that GDAL wrote. Expected values are GDAL's, of columns 300 to 449 and rows 200 to 319.
class WindowReaderTest {
    private static final int COL = 300;
    private static final int ROW = 200;
    private static final int COLS = 150;
    private static final int ROWS = 120;
    private static final long ROOMY = 1 << 30;

    private static Path variant(String file) throws Exception {
        return Path.of(WindowReaderTest.class.getResource("variants/" + file).toURI());
    }

    private static BytesInMemory source(String name) throws Exception {
        return new BytesInMemory(name, Files.readAllBytes(variant(name + ".tif")));
    }

    private static double[] expected(String name) throws Exception {
        double[] values = new double[COLS * ROWS];
        ByteBuffer.wrap(Files.readAllBytes(variant("expected/" + name + ".win")))
                .asDoubleBuffer()
                .get(values);
        return values;
    }

    private static WindowReader reader(BlockCache cache) {
        return new WindowReader(
                cache, new ScalarSamples(), () -> new BlockDecoder(InflateLibrary.AUTO, new ScalarSamples()));
    }

    /// Runs of random length inside the window of known values, in row-major order.
    private static CellRuns runs(Random random) {
        List<int[]> all = new ArrayList<>();
        for (int row = ROW; row < ROW + ROWS; row++) {
            int col = COL + random.nextInt(20);
            while (col < COL + COLS) {
                int end = Math.min(COL + COLS, col + 1 + random.nextInt(90));
                all.add(new int[] {row, col, end});
                col = end + 1 + random.nextInt(30);
            }
        }
        return new CellRuns(
                all.stream().mapToInt(run -> run[0]).toArray(),
                all.stream().mapToInt(run -> run[1]).toArray(),
                all.stream().mapToInt(run -> run[2]).toArray(),
                new int[all.size()]);
    }

    private static void assertValues(double[] expected, CellRuns runs, BandValues values) {
        int cell = 0;
        for (int i = 0; i < runs.size(); i++) {
            for (int col = runs.colFrom(i); col < runs.colTo(i); col++) {
                int number = cell++;
                double wanted = expected[(runs.row(i) - ROW) * COLS + col - COL];
                assertTrue((values.valid()[number / 64] >>> number & 1) == 1, () -> "cell " + number + " is null");
                assertEquals(wanted, values.asDouble(number), () -> "cell " + number);
            }
        }
        assertEquals(cell, values.cells());
    }

    @ParameterizedTest
    @ValueSource(strings = {"tiled_DEFLATE_p2_Int32", "b3_planar", "striped_ZSTD_p3_Float32", "striped_LZW_p2_UInt16"})
    void runsHaveTheValuesOfTheirCells(String name) throws Exception {
        Random random = new Random(5);
        try (Raster raster = Raster.open(source(name), false)) {
            CellRuns runs = runs(random);
            ReadPlan plan = ReadPlan.of(List.of(raster.band(1, false)), List.of(runs));
            reader(new BlockCache(ROOMY)).read(plan, 0, plan.steps(), () -> false);
            assertValues(expected(name), runs, plan.values(0).getFirst());
        }
    }

    /// Threads wait for each other's blocks, in caches that hold all blocks, one, or none.
    @ParameterizedTest
    @ValueSource(longs = {ROOMY, 300_000, 0})
    void threadsShareBlocks(long cacheBytes) throws Exception {
        String name = "tiled_DEFLATE_p2_Int32";
        BytesInMemory bytes = source(name);
        double[] expected = expected(name);
        BlockCache cache = new BlockCache(cacheBytes);
        WindowReader reader = reader(cache);
        try (Raster raster = Raster.open(bytes, false);
                ExecutorService threads = Executors.newFixedThreadPool(8)) {
            Band band = raster.band(1, false);
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                CellRuns runs = runs(new Random(i));
                ReadPlan plan = ReadPlan.of(List.of(band, band), List.of(runs, runs(new Random(-i))));
                all.add(threads.submit(() -> {
                    reader.read(plan, 0, plan.steps(), () -> false);
                    assertValues(expected, runs, plan.values(0).get(1));
                    return null;
                }));
            }
            for (Future<?> one : all) {
                one.get();
            }
        }
        if (cacheBytes == ROOMY) {
            List<ByteRange> blocks = bytes.reads().stream()
                    .filter(range -> range.offset() > 32 << 10)
                    .toList();
            assertEquals(blocks.size(), blocks.stream().distinct().count(), blocks::toString);
            assertEquals(reader.figures().blocks(), cache.figures().misses());
        }
    }

    /// Parts of a plan, done by several threads, give what one thread gives.
    @Test
    void partsOfAPlanAreDoneTogether() throws Exception {
        String name = "striped_LZW_p2_UInt16";
        CellRuns runs = runs(new Random(3));
        WindowReader reader = reader(new BlockCache(ROOMY));
        try (Raster raster = Raster.open(source(name), false);
                ExecutorService threads = Executors.newFixedThreadPool(4)) {
            ReadPlan plan = ReadPlan.of(List.of(raster.band(1, false)), List.of(runs));
            List<Future<?>> parts = new ArrayList<>();
            for (int step = 0; step < plan.steps(); step++) {
                int from = step;
                parts.add(threads.submit(() -> {
                    reader.read(plan, from, from + 1, () -> false);
                    return null;
                }));
            }
            for (Future<?> part : parts) {
                part.get();
            }
            assertValues(expected(name), runs, plan.values(0).getFirst());
        }
    }

    /// A read that fails is told to all who wait for it, and is tried again by the next.
    @Test
    void failuresAreNotCached() throws Exception {
        String name = "tiled_DEFLATE_p2_Int32";
        BytesInMemory bytes = source(name);
        CellRuns runs = runs(new Random(1));
        WindowReader reader = reader(new BlockCache(ROOMY));
        try (Raster raster = Raster.open(bytes, false)) {
            ReadPlan plan = ReadPlan.of(List.of(raster.band(1, false)), List.of(runs));
            bytes.away(true);
            try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
                List<Future<?>> all = new ArrayList<>();
                for (int i = 0; i < 64; i++) {
                    all.add(threads.submit(() -> {
                        TileIndexException fault = assertThrows(
                                TileIndexException.class, () -> reader.read(plan, 0, plan.steps(), () -> false));
                        assertEquals(ErrorCode.E015_SOURCE, fault.code());
                    }));
                }
                for (Future<?> one : all) {
                    one.get();
                }
            }
            bytes.away(false);
            ReadPlan again = ReadPlan.of(List.of(raster.band(1, false)), List.of(runs));
            reader.read(again, 0, again.steps(), () -> false);
            assertValues(expected(name), runs, again.values(0).getFirst());
        }
    }
}
