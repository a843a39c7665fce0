package org.tileindex.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import org.apache.commons.numbers.fraction.BigFraction;
import org.junit.jupiter.api.Test;
import org.tileindex.grid.Grid;
import org.tileindex.grid.InclusionRule;
import org.tileindex.zone.RandomZones;
import org.tileindex.zone.Zone;
import org.tileindex.zone.ZonePolygon;

/// Shares of cells against rational clipping (contract, section 7).
class CoverageTest {
    private static final int ZONES = Integer.getInteger("random.coverages", 4_000);

    private static final List<Grid> GRIDS = new ArrayList<>(Drawing.EXACT);

    static {
        GRIDS.addAll(Drawing.ROUNDED);
        GRIDS.add(new Grid(21, 17, -1 / 3.0, 1, 0.1, 0.1));
        GRIDS.add(new Grid(1, 30, 100.1, 33.3, 1 / 120.0, 1 / 120.0));
    }

    @Test
    void sharesOfRandomZonesAreThoseOfRationalClipping() {
        LongAdder cells = new LongAdder();
        LongAdder partly = new LongAdder();
        IntStream.range(0, ZONES).parallel().forEach(seed -> {
            Grid grid = GRIDS.get(seed % GRIDS.size());
            Zone all = new RandomZones(seed, grid).next();
            for (ZonePolygon polygon : all.polygons()) {
                Zone zone = new Zone(all.id(), List.of(polygon));
                ZoneCells found =
                        ZoneScanner.withCoverage(grid, new ScalarCrossings()).scan(zone);
                partly.add(found.coverage().size());
                cells.add(compareAll(zone, grid, found, "seed " + seed));
            }
        });
        System.out.printf("%,d cells of random zones, %,d of them partly covered%n", cells.sum(), partly.sum());
        assertTrue(partly.sum() > ZONES, "most zones have cells that are partly covered");
    }

    private static long compareAll(Zone zone, Grid grid, ZoneCells found, String message) {
        ZoneCells plain = new ZoneScanner(grid, InclusionRule.ANY_OVERLAP, new ScalarCrossings()).scan(zone);
        assertEquals(plain.spans().cells(), found.spans().cells(), message);
        int listed = 0;
        for (int i = 0; i < found.spans().size(); i++) {
            int row = found.spans().row(i);
            for (int col = found.spans().colStart(i); col < found.spans().colEnd(i); col++) {
                String place = "%s, row %d, column %d".formatted(message, row, col);
                BigFraction exact = ClippedShare.of(zone, grid, row, col);
                double share = found.coverage().of(row, col);
                listed += share < 1 ? 1 : 0;
                assertShare(exact, share, place);
            }
        }
        assertEquals(found.coverage().size(), listed, message + ": all listed cells belong to the zone");
        return found.spans().cells();
    }

    static void assertShare(BigFraction exact, double share, String place) {
        assertTrue(exact.signum() > 0, place + " is covered by " + exact.doubleValue());
        assertEquals(exact.equals(BigFraction.ONE), share == 1, place + ": " + share);
        assertTrue(share > 0 && share <= 1, place + ": " + share);
        BigFraction error = BigFraction.from(share).subtract(exact).abs();
        double bound = Math.max(8 * Math.ulp(exact.doubleValue()), 1e-15);
        assertTrue(error.subtract(BigFraction.from(bound)).signum() <= 0, place + ": off by " + error.doubleValue());
    }
}
