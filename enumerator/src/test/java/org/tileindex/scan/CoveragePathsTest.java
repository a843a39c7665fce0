package org.tileindex.scan;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tileindex.grid.Bounds;
import org.tileindex.grid.Grid;
import org.tileindex.grid.GridSpec;
import org.tileindex.grid.InclusionRule;
import org.tileindex.legacy.CellByCell;
import org.tileindex.scan.simd.VectorCrossings;
import org.tileindex.zone.RandomZones;
import org.tileindex.zone.Zone;
import org.tileindex.zone.file.ZoneCatalog;
import org.tileindex.zone.file.ZoneSource;

/// Ways to the same shares: bands of rows and vectors give the same bits, the legacy path the same number within its
/// own precision, and neither where a ring begins nor which way it runs matters beyond the bound.
@Tag("slow")
class CoveragePathsTest {
    private static final int ZONES = 300;

    private static final List<Grid> GRIDS = new ArrayList<>(Drawing.EXACT);

    static {
        GRIDS.addAll(Drawing.ROUNDED);
    }

    private static long[] bits(ZoneCells cells) {
        CellCoverage listed = cells.coverage();
        return IntStream.range(0, listed.size())
                .boxed()
                .flatMapToLong(i -> LongStream.of(
                        CellKey.of(listed.row(i), listed.col(i)), Double.doubleToRawLongBits(listed.share(i))))
                .toArray();
    }

    private static void assertSameBits(ZoneCells expected, ZoneCells actual, String what) {
        assertArrayEquals(bits(expected), bits(actual), what);
        assertEquals(expected.spans().cells(), actual.spans().cells(), what);
    }

    @Test
    void randomZonesInBandsAndByVectorsHaveTheSameBits() {
        long partly = 0;
        for (int seed = 0; seed < ZONES; seed++) {
            Grid grid = GRIDS.get(seed % GRIDS.size());
            Zone zone = new RandomZones(seed, grid).next();
            ZoneCells whole = Shares.scan(grid, zone);
            ZoneScanner vectors = ZoneScanner.withCoverage(grid, new VectorCrossings());
            assertSameBits(whole, vectors.scan(zone), "seed " + seed);
            SplittableRandom random = new SplittableRandom(seed);
            List<RowBand> bands = new ArrayList<>();
            for (int from = 0; from < grid.nrows(); ) {
                int to = from + 1 + random.nextInt(grid.nrows() - from);
                bands.add(new RowBand(from, to));
                from = to;
            }
            assertSameBits(whole, inBands(vectors, zone, bands), "seed %d, %s".formatted(seed, bands));
            partly += whole.coverage().size();
        }
        assertTrue(partly > 10 * ZONES, partly + " cells");
    }

    @Test
    void countriesInBandsOfAboutTheSameWorkHaveTheSameBits() throws Exception {
        Grid grid = GridSpec.parse("4m", Bounds.WORLD);
        ZoneScanner scanner = ZoneScanner.withCoverage(grid, new VectorCrossings());
        for (Zone zone : ZoneCatalog.read(ZoneSource.embedded()).select(List.of("NO", "FJ", "ZA", "SM"))) {
            ZoneCells whole = Shares.scan(grid, zone);
            for (int parts : new int[] {2, 31}) {
                List<RowBand> bands = ZoneBands.cut(zone, grid, parts);
                assertSameBits(whole, inBands(scanner, zone, bands), zone.id() + " " + bands);
            }
        }
    }

    private static ZoneCells inBands(ZoneScanner scanner, Zone zone, List<RowBand> bands) {
        return ZoneCells.join(
                bands.stream().map(band -> scanner.scan(zone, band)).toList());
    }

    @Test
    void theLegacyPathAgreesToSevenDigits() {
        LongAdder partly = new LongAdder();
        IntStream.range(0, ZONES).parallel().forEach(seed -> {
            Grid grid = GRIDS.get(seed % GRIDS.size());
            Zone zone = new RandomZones(seed, grid).next();
            ZoneCells scanned = Shares.scan(grid, zone);
            CellByCell cells = new CellByCell(grid, InclusionRule.ANY_OVERLAP, true, new ScalarMaskRuns(), zone);
            IntStream.range(cells.firstRow(), cells.endRow()).forEach(cells::decide);
            ZoneCells decided = cells.found();
            for (int i = 0; i < scanned.spans().size(); i++) {
                int row = scanned.spans().row(i);
                for (int col = scanned.spans().colStart(i);
                        col < scanned.spans().colEnd(i);
                        col++) {
                    assertEquals(
                            scanned.coverage().of(row, col),
                            decided.coverage().of(row, col),
                            1e-7,
                            Shares.place("seed " + seed, row, col));
                }
            }
            partly.add(decided.coverage().size());
        });
        assertTrue(partly.sum() > 10 * ZONES, () -> partly.sum() + " cells");
    }

    @Test
    void theFirstVertexAndTheDirectionOfARingDoNotMatter() {
        Drawing drawing =
                Drawing.of(0.3, 0.2, 6.9, 1.1, 7.3, 6.8, 4.1, 3.3, 1.7, 7.2).hole(2.1, 2.2, 3.7, 2.4, 2.6, 4.9);
        for (Grid grid : GRIDS) {
            for (int turn = 0; turn < 5; turn++) {
                Shares.assertExact(grid, drawing.zone(grid, turn, false), "begun at vertex " + turn);
                Shares.assertExact(grid, drawing.zone(grid, turn, true), "reversed, begun at vertex " + turn);
            }
        }
    }
}
