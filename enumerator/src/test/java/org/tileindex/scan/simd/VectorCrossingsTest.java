package org.tileindex.scan.simd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tileindex.grid.Bounds;
import org.tileindex.grid.Grid;
import org.tileindex.grid.GridSpec;
import org.tileindex.grid.InclusionRule;
import org.tileindex.scan.CrossingBatch;
import org.tileindex.scan.CrossingBatches;
import org.tileindex.scan.CrossingKernel;
import org.tileindex.scan.ScalarCrossings;
import org.tileindex.scan.Spans;
import org.tileindex.scan.ZoneScanner;
import org.tileindex.simd.VectorWidth;
import org.tileindex.zone.Zone;
import org.tileindex.zone.file.ZoneCatalog;
import org.tileindex.zone.file.ZoneOptions;
import org.tileindex.zone.file.ZoneSource;

/// The vector kernel gives the scalar kernel's bits, at every width and size.
class VectorCrossingsTest {
    private static final int UNTOUCHED = -77;
    private static final int[] SIZES = {0, 1, 2, 3, 7, 8, 9, 13, 31, 207, 511, 512};

    static Stream<VectorWidth> widths() {
        return Stream.of(new VectorWidth.Bits128(), new VectorWidth.Bits256(), new VectorWidth.Bits512());
    }

    @Test
    void theVectorModuleIsLoaded() {
        assertTrue(
                ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent(),
                "tests must run with --add-modules=jdk.incubator.vector");
        assertTrue(
                new VectorCrossings(new VectorWidth.Preferred()).description().startsWith("vector, "));
    }

    @ParameterizedTest
    @MethodSource("widths")
    void vectorAndScalarKernelsAgreeAtAllSizes(VectorWidth width) {
        VectorCrossings vector = new VectorCrossings(width);
        assertEquals("vector, %d bit".formatted(width.bits()), vector.description());
        List<Grid> grids = List.of(
                GridSpec.parse("30s", Bounds.WORLD),
                GridSpec.parse("1", Bounds.WORLD),
                GridSpec.parse("1s", Bounds.WORLD),
                GridSpec.parse("0.1", new Bounds(10, 10, 12, 12)),
                new Grid(3, 1, 5, 5, 1, 1));
        for (int i = 0; i < 40; i++) {
            Grid grid = grids.get(i % grids.size());
            for (int size : SIZES) {
                assertArrayEquals(columns(grid, i, new ScalarCrossings(), size), columns(grid, i, vector, size));
            }
        }
    }

    private static int[] columns(Grid grid, int seed, CrossingKernel kernel, int size) {
        CrossingBatch batch = CrossingBatches.drawn(grid, seed);
        Arrays.fill(batch.west, UNTOUCHED);
        kernel.locate(batch, size);
        int[] rest = Arrays.copyOfRange(batch.west, size, CrossingBatch.CAPACITY);
        assertTrue(Arrays.stream(rest).allMatch(column -> column == UNTOUCHED), "writes end at the size");
        return batch.west;
    }

    @Test
    void drawnBatchesHoldAllKindsOfCrossings() {
        Grid grid = GridSpec.parse("30s", Bounds.WORLD);
        int[] columns = columns(grid, 1, new ScalarCrossings(), CrossingBatch.CAPACITY);
        assertTrue(Arrays.stream(columns).anyMatch(column -> column == CrossingKernel.NEAR));
        assertTrue(Arrays.stream(columns).anyMatch(column -> column == 0));
        assertTrue(Arrays.stream(columns).anyMatch(column -> column == grid.ncols()));
        assertTrue(Arrays.stream(columns).distinct().count() > CrossingBatch.CAPACITY / 4);
    }

    @ParameterizedTest
    @MethodSource("widths")
    @Tag("slow")
    void wholeCountriesScanAlikeWithBothKernels(VectorWidth width) throws Exception {
        Grid grid = GridSpec.parse("5m", Bounds.WORLD);
        List<Zone> zones =
                ZoneCatalog.read(ZoneSource.embedded(), ZoneOptions.DEFAULT).all();
        zones.parallelStream().forEach(zone -> {
            for (InclusionRule rule : InclusionRule.values()) {
                Spans scalar = new ZoneScanner(grid, rule, new ScalarCrossings())
                        .scan(zone)
                        .spans();
                Spans vector = new ZoneScanner(grid, rule, new VectorCrossings(width))
                        .scan(zone)
                        .spans();
                assertArrayEquals(flat(scalar), flat(vector), rule + " " + zone.id());
            }
        });
    }

    private static int[] flat(Spans spans) {
        return IntStream.range(0, spans.size())
                .flatMap(i -> IntStream.of(spans.row(i), spans.colStart(i), spans.colEnd(i)))
                .toArray();
    }
}
