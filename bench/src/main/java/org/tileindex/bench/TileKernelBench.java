package org.tileindex.bench;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.SplittableRandom;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.tileindex.batch.ScalarTiles;
import org.tileindex.batch.TileBatch;
import org.tileindex.batch.TileKernel;
import org.tileindex.batch.TileRuns;
import org.tileindex.batch.simd.VectorTiles;
import org.tileindex.grid.Bounds;
import org.tileindex.grid.Grid;
import org.tileindex.grid.GridSpec;

/// Filling all columns of a batch of 4,096 tiles, which stays in a core's second-level cache. The length of its runs is
/// a parameter: 520 is the mean of the world's countries at 30 arc-seconds, 4 that of islands and of coarse grids.
public class TileKernelBench extends SuiteBenchmark {
    private static final int TILES = 4_096;

    @Param({"scalar", "vector"})
    private String implementation = "";

    @Param({"4", "32", "520", "4096"})
    private int runLength;

    private final Grid grid = GridSpec.parse("30s", Bounds.WORLD);
    private final double[] areas = new double[grid.nrows()];
    private final TileRuns runs = new TileRuns();
    private final TileBatch batch = TileBatch.allocate(TILES, Arena.ofAuto());
    private TileKernel kernel = new ScalarTiles();

    /// Both kernels must fill the same bits.
    @Setup
    public void setUp() {
        SplittableRandom random = new SplittableRandom(1);
        for (int row = 0; row < areas.length; row++) {
            areas[row] = random.nextDouble(1, 1e6);
        }
        for (int row = 0; runs.tiles() < TILES; row++) {
            int length = Math.max(1, random.nextInt(runLength / 2, runLength + runLength / 2));
            int col = random.nextInt(grid.ncols() - length);
            runs.add(0, row, col, col + Math.min(length, TILES - runs.tiles()));
        }
        TileBatch expected = TileBatch.allocate(TILES, Arena.ofAuto());
        new ScalarTiles().fill(runs, grid, areas, expected);
        kernel = implementation.equals("vector") ? new VectorTiles() : new ScalarTiles();
        kernel.fill(runs, grid, areas, batch);
        List<MemorySegment> wanted = columns(expected);
        List<MemorySegment> found = columns(batch);
        for (int i = 0; i < wanted.size(); i++) {
            Gate.equal(-1L, found.get(i).mismatch(wanted.get(i)), "first byte that differs in column " + i);
        }
    }

    @Benchmark
    public TileBatch fill() {
        kernel.fill(runs, grid, areas, batch);
        return batch;
    }

    private static List<MemorySegment> columns(TileBatch batch) {
        return List.of(
                numbers(batch.tileIds(), Long.BYTES),
                numbers(batch.rows(), Integer.BYTES),
                numbers(batch.cols(), Integer.BYTES),
                numbers(batch.areas(), Double.BYTES),
                numbers(batch.centroidLons(), Double.BYTES),
                numbers(batch.centroidLats(), Double.BYTES),
                numbers(batch.minLons(), Double.BYTES),
                numbers(batch.maxLons(), Double.BYTES),
                numbers(batch.minLats(), Double.BYTES),
                numbers(batch.maxLats(), Double.BYTES));
    }

    private static MemorySegment numbers(MemorySegment column, int width) {
        return column.asSlice(0, (long) TILES * width);
    }
}
