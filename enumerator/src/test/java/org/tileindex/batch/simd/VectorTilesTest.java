package org.tileindex.batch.simd;

import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tileindex.batch.ScalarTiles;
import org.tileindex.batch.TileBatch;
import org.tileindex.batch.TileKernel;
import org.tileindex.batch.TileRuns;
import org.tileindex.grid.Bounds;
import org.tileindex.grid.Grid;
import org.tileindex.grid.GridSpec;
import org.tileindex.simd.VectorWidth;

/// Both kernels give the bits of the grid's formulas, at every width and size.
class VectorTilesTest {
    private static final int[] SIZES = {1, 2, 3, 5, 7, 8, 9, 13, 31, 33, 207, 4098};
    private static final int[] LONGEST_RUNS = {1, 2, 3, 8, 17, 64, 5000};
    private static final List<Grid> GRIDS = List.of(
            GridSpec.parse("30s", Bounds.WORLD),
            GridSpec.parse("1", Bounds.WORLD),
            GridSpec.parse("1", new Bounds(0, -90, 360, 90)),
            new Grid(8, 4321, -180.0079, 8, 1 / 12.0, 1 / 12.0),
            new Grid(3, 362, -181, 2, 1, 1),
            new Grid(3, 362, -540, 2, 1, 1),
            new Grid(Grid.MAX_SIDE / 2, Grid.MAX_SIDE, -180, 90, 360.0 / Grid.MAX_SIDE, 180.0 / (Grid.MAX_SIDE / 2)),
            new Grid(8, 5100, 10.1, 50.3, 1 / 120.0, 1 / 90.0));
    private static final byte UNTOUCHED = 0x5a;

    static Stream<TileKernel> kernels() {
        return Stream.of(
                new ScalarTiles(),
                new VectorTiles(new VectorWidth.Bits128()),
                new VectorTiles(new VectorWidth.Bits256()),
                new VectorTiles(new VectorWidth.Bits512()),
                new VectorTiles(new VectorWidth.Preferred()));
    }

    @Test
    void theVectorModuleIsLoaded() {
        assertTrue(
                ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent(),
                "tests must run with --add-modules=jdk.incubator.vector");
        assertTrue(new VectorTiles(new VectorWidth.Preferred()).description().startsWith("vector, "));
        assertEquals("vector, 256 bit", new VectorTiles(new VectorWidth.Bits256()).description());
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void allSizesAndRunLengthsGiveTheGridsOwnBits(TileKernel kernel) {
        SplittableRandom random = new SplittableRandom(5);
        for (Grid grid : GRIDS) {
            double[] areas = random.doubles(grid.nrows(), 1, 1e9).toArray();
            for (int size : SIZES) {
                for (int longest : LONGEST_RUNS) {
                    check(kernel, grid, areas, runs(grid, size, longest, random), size);
                }
            }
        }
    }

    /// Runs of `size` tiles in all, anywhere in the grid, including its edges.
    private static TileRuns runs(Grid grid, int size, int longest, SplittableRandom random) {
        TileRuns runs = new TileRuns();
        runs.add(0, 3, 3, 4);
        runs.clear();
        while (runs.tiles() < size) {
            int most = Math.min(Math.min(longest, grid.ncols()), size - runs.tiles());
            int length = random.nextInt(1, most + 1);
            int last = grid.ncols() - length;
            int col = random.nextInt(8) == 0 ? last : random.nextInt(last + 1);
            int row = random.nextInt(8) == 0 ? grid.nrows() - 1 : random.nextInt(grid.nrows());
            runs.add(0, row, col, col + length);
        }
        return runs;
    }

    private static void check(TileKernel kernel, Grid grid, double[] areas, TileRuns runs, int size) {
        try (Arena arena = Arena.ofConfined()) {
            TileBatch batch = TileBatch.allocate(size, arena);
            columns(batch).forEach(column -> column.fill(UNTOUCHED));
            kernel.fill(runs, grid, areas, batch);
            long tile = 0;
            for (int run = 0; run < runs.size(); run++) {
                for (int i = 0; i < runs.length(run); i++) {
                    checkTile(grid, areas, batch, tile++, runs.row(run), runs.col(run) + i);
                }
            }
            assertEquals(size, tile);
        }
    }

    private static void checkTile(Grid grid, double[] areas, TileBatch batch, long tile, int row, int col) {
        assertEquals(grid.tileId(row, col), batch.tileIds().getAtIndex(JAVA_LONG, tile));
        assertEquals(row, batch.rows().getAtIndex(JAVA_INT, tile));
        assertEquals(col, batch.cols().getAtIndex(JAVA_INT, tile));
        assertBits(areas[row], batch.areas(), tile);
        assertBits(wrapped(grid, col, grid.centroidLon(col)), batch.centroidLons(), tile);
        assertBits(grid.centroidLat(row), batch.centroidLats(), tile);
        assertBits(wrapped(grid, col, grid.westEdge(col)), batch.minLons(), tile);
        assertBits(wrapped(grid, col, grid.westEdge(col + 1)), batch.maxLons(), tile);
        assertBits(grid.northEdge(row + 1), batch.minLats(), tile);
        assertBits(grid.northEdge(row), batch.maxLats(), tile);
    }

    private static double wrapped(Grid grid, int col, double lon) {
        if (grid.westEdge(col) >= 180) {
            return lon - 360;
        }
        return grid.westEdge(col + 1) <= -180 ? lon + 360 : lon;
    }

    private static void assertBits(double expected, MemorySegment column, long tile) {
        double found = column.getAtIndex(JAVA_DOUBLE, tile);
        assertEquals(Double.doubleToRawLongBits(expected), Double.doubleToRawLongBits(found), () -> "tile " + tile);
    }

    private static List<MemorySegment> columns(TileBatch batch) {
        List<MemorySegment> columns = new ArrayList<>(List.of(batch.rows(), batch.cols()));
        columns.addAll(List.of(batch.tileIds(), batch.areas(), batch.centroidLons(), batch.centroidLats()));
        columns.addAll(List.of(batch.minLons(), batch.maxLons(), batch.minLats(), batch.maxLats()));
        return columns;
    }
}
