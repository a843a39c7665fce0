package org.tileindex.scan;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tileindex.grid.Bounds;
import org.tileindex.grid.Grid;
import org.tileindex.grid.GridSpec;
import org.tileindex.grid.InclusionRule;
import org.tileindex.zone.RandomZones;
import org.tileindex.zone.Zone;
import org.tileindex.zone.file.ZoneCatalog;
import org.tileindex.zone.file.ZoneSource;

/// A zone scanned in bands is the zone scanned at once, wherever it is cut.
class ZoneBandsTest {
    private static final int ZONES = 6_000;

    private static ZoneCells inBands(InclusionRule rule, Grid grid, Zone zone, List<RowBand> bands) {
        ZoneScanner scanner = new ZoneScanner(grid, rule, new ScalarCrossings());
        return ZoneCells.join(
                bands.stream().map(band -> scanner.scan(zone, band)).toList());
    }

    private static int[] triples(Spans spans) {
        int[] triples = new int[3 * spans.size()];
        for (int i = 0; i < spans.size(); i++) {
            triples[3 * i] = spans.row(i);
            triples[3 * i + 1] = spans.colStart(i);
            triples[3 * i + 2] = spans.colEnd(i);
        }
        return triples;
    }

    private static void assertSame(ZoneCells expected, ZoneCells actual, String what) {
        assertArrayEquals(triples(expected.spans()), triples(actual.spans()), what);
        assertEquals(expected.inHoles(), actual.inHoles(), what);
    }

    private static List<RowBand> randomBands(int nrows, SplittableRandom random) {
        List<RowBand> bands = new ArrayList<>();
        for (int from = 0; from < nrows; ) {
            int to = from + 1 + random.nextInt(nrows - from);
            bands.add(new RowBand(from, to));
            from = to;
        }
        return bands;
    }

    @ParameterizedTest
    @EnumSource(InclusionRule.class)
    @Tag("slow")
    void randomZonesInRandomBands(InclusionRule rule) {
        List<Grid> grids = new ArrayList<>(Drawing.EXACT);
        grids.addAll(Drawing.ROUNDED);
        long cells = 0;
        for (int seed = 0; seed < ZONES; seed++) {
            Grid grid = grids.get(seed % grids.size());
            Zone zone = new RandomZones(seed, grid).next();
            ZoneCells whole = Drawing.scan(rule, grid, zone);
            SplittableRandom random = new SplittableRandom(seed);
            List<RowBand> bands = randomBands(grid.nrows(), random);
            assertSame(whole, inBands(rule, grid, zone, bands), "seed %d, %s".formatted(seed, bands));
            List<RowBand> cut = ZoneBands.cut(zone, grid, 1 + random.nextInt(5));
            assertSame(whole, inBands(rule, grid, zone, cut), "seed %d, %s".formatted(seed, cut));
            cells += whole.spans().cells();
        }
        assertTrue(cells > ZONES, "the zones must not miss the grid");
    }

    @ParameterizedTest
    @EnumSource(InclusionRule.class)
    @Tag("slow")
    void countriesInBandsOfAboutTheSameWork(InclusionRule rule) throws Exception {
        Grid grid = GridSpec.parse("2m", Bounds.WORLD);
        List<String> ids = List.of("RU", "CA", "FJ", "AQ", "ZA", "SM");
        for (Zone zone : ZoneCatalog.read(ZoneSource.embedded()).select(ids)) {
            ZoneCells whole = Drawing.scan(rule, grid, zone);
            for (int parts : new int[] {1, 2, 7, 64}) {
                List<RowBand> bands = ZoneBands.cut(zone, grid, parts);
                assertTrue(bands.size() <= parts, zone::id);
                assertSame(whole, inBands(rule, grid, zone, bands), zone.id() + " " + bands);
            }
        }
    }

    @Test
    void bandsCoverTheGridAndHoldAboutTheSameWork() throws Exception {
        Grid grid = GridSpec.parse("2m", Bounds.WORLD);
        Zone canada =
                ZoneCatalog.read(ZoneSource.embedded()).select(List.of("CA")).getFirst();
        List<RowBand> bands = ZoneBands.cut(canada, grid, 8);
        assertEquals(8, bands.size());
        assertEquals(0, bands.getFirst().from());
        assertEquals(grid.nrows(), bands.getLast().to());
        for (int i = 1; i < bands.size(); i++) {
            assertEquals(bands.get(i - 1).to(), bands.get(i).from());
        }
        long most = 0;
        for (RowBand band : bands) {
            most = Math.max(
                    most,
                    inBands(InclusionRule.CENTER, grid, canada, List.of(band))
                            .spans()
                            .size());
        }
        long all = Drawing.scan(InclusionRule.CENTER, grid, canada).spans().size();
        assertTrue(most < all / 4, "a band of eight has %d of %d spans".formatted(most, all));
    }
}
