package org.tileindex.scan.simd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tileindex.grid.Grid;
import org.tileindex.grid.InclusionRule;
import org.tileindex.scan.CrossingKernel;
import org.tileindex.scan.ScalarCrossings;
import org.tileindex.scan.Spans;
import org.tileindex.scan.ZoneScanner;
import org.tileindex.simd.VectorWidth;
import org.tileindex.zone.RandomZones;
import org.tileindex.zone.Zone;
import org.tileindex.zone.ZonePolygon;

/// The cells of a zone do not depend on the kernel, on where its rings begin or on which way they run.
@Tag("slow")
class SameCellsTest {
    private static final int ZONES = 4_000;
    private static final List<Grid> GRIDS = List.of(
            new Grid(8, 8, -4, 4, 1, 1),
            new Grid(8, 8, 10.1, 50.3, 1 / 120.0, 1 / 120.0),
            new Grid(21, 17, -1 / 3.0, 1, 0.1, 0.1));

    @ParameterizedTest
    @EnumSource(InclusionRule.class)
    void kernelsRingStartsAndDirectionsGiveTheSameSpans(InclusionRule rule) {
        List<CrossingKernel> kernels = List.of(
                new ScalarCrossings(),
                new VectorCrossings(new VectorWidth.Bits128()),
                new VectorCrossings(new VectorWidth.Bits256()),
                new VectorCrossings(new VectorWidth.Bits512()));
        IntStream.range(0, ZONES).forEach(seed -> {
            Grid grid = GRIDS.get(seed % GRIDS.size());
            Zone zone = new RandomZones(seed, grid).next();
            int[] expected = spans(rule, grid, kernels.get(0), zone);
            for (CrossingKernel kernel : kernels) {
                String what = "seed " + seed + ", " + kernel.description();
                assertArrayEquals(expected, spans(rule, grid, kernel, zone), what);
                assertArrayEquals(expected, spans(rule, grid, kernel, begunElsewhere(zone, seed)), what);
            }
        });
    }

    private static Zone begunElsewhere(Zone zone, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return new Zone(
                zone.id(),
                zone.polygons().stream()
                        .map(polygon -> new ZonePolygon(
                                begunElsewhere(polygon.shell(), random),
                                polygon.holes().stream()
                                        .map(hole -> begunElsewhere(hole, random))
                                        .toList()))
                        .toList());
    }

    private static double[] begunElsewhere(double[] ring, SplittableRandom random) {
        int size = ring.length / 2 - 1;
        int first = random.nextInt(size);
        int step = random.nextBoolean() ? 1 : -1;
        double[] moved = new double[ring.length];
        for (int i = 0; i <= size; i++) {
            int vertex = Math.floorMod(first + i * step, size);
            moved[2 * i] = ring[2 * vertex];
            moved[2 * i + 1] = ring[2 * vertex + 1];
        }
        return moved;
    }

    private static int[] spans(InclusionRule rule, Grid grid, CrossingKernel kernel, Zone zone) {
        Spans spans = new ZoneScanner(grid, rule, kernel).scan(zone).spans();
        return IntStream.range(0, spans.size())
                .flatMap(i -> IntStream.of(spans.row(i), spans.colStart(i), spans.colEnd(i)))
                .toArray();
    }
}
