package org.tileindex.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.MathContext;
import org.tileindex.grid.Grid;
import org.tileindex.grid.InclusionRule;
import org.tileindex.zone.Zone;
import org.tileindex.zone.ZonePolygon;

/// Shares of cells (contract, section 7), and the laws that they keep.
final class Shares {
    /// The bound of contract, section 7. Eight units in the last place of a share are never more.
    static final double BOUND = 1e-15;

    private static final Ratio EXACT_BOUND = Ratio.of(BOUND);

    private Shares() {}

    static ZoneCells scan(Grid grid, Zone zone) {
        return ZoneScanner.withCoverage(grid, new ScalarCrossings()).scan(zone);
    }

    /// Asserts that cells and shares are those of rational clipping, for each cell of the zone.
    static void assertExact(Grid grid, Zone zone, String what) {
        assertExact(grid, zone, scan(grid, zone), what);
    }

    static void assertExact(Grid grid, Zone zone, ZoneCells found, String what) {
        assertWellFormed(grid, zone, found, what);
        for (int i = 0; i < found.spans().size(); i++) {
            int row = found.spans().row(i);
            ClippedShare clipped = new ClippedShare(zone, grid, row);
            for (int col = found.spans().colStart(i); col < found.spans().colEnd(i); col++) {
                assertShare(clipped.of(col), found.coverage().of(row, col), place(what, row, col));
            }
        }
    }

    /// Asserts that the cells are those of `any_overlap`, and that all listed shares are those of some of them.
    static void assertWellFormed(Grid grid, Zone zone, ZoneCells found, String what) {
        CellRows plain = new CellRows(
                grid, Drawing.scan(InclusionRule.ANY_OVERLAP, grid, zone).spans());
        CellRows cells = new CellRows(grid, found.spans());
        assertEquals(plain.picture(), cells.picture(), what);
        CellCoverage listed = found.coverage();
        for (int i = 0; i < listed.size(); i++) {
            String place = place(what, listed.row(i), listed.col(i));
            assertTrue(cells.contains(listed.row(i), listed.col(i)), () -> place + " does not belong to the zone");
            assertTrue(listed.share(i) > 0 && listed.share(i) < 1, () -> place + " is not partly covered");
            assertTrue(
                    i == 0
                            || CellKey.of(listed.row(i - 1), listed.col(i - 1))
                                    < CellKey.of(listed.row(i), listed.col(i)),
                    () -> place + " is out of order");
        }
    }

    /// Asserts that a share is within the bound, and 1 exactly where it ought to be.
    static void assertShare(Ratio exact, double share, String place) {
        assertTrue(exact.signum() > 0, () -> place + " is not covered, but has " + share);
        assertEquals(exact.isOne(), share == 1, () -> place + ": " + share);
        assertTrue(share > 0 && share <= 1, () -> place + ": " + share);
        Ratio error = Ratio.of(share).minus(exact).abs();
        assertTrue(error.isAtMost(EXACT_BOUND), () -> "%s: %s is off by %s".formatted(place, share, error.near()));
    }

    static String place(String what, int row, int col) {
        return "%s, row %d, column %d".formatted(what, row, col);
    }

    /// The sum of the shares of all cells, each times its area in the grid's coordinates.
    static double area(Grid grid, ZoneCells found) {
        BigDecimal area = BigDecimal.ZERO;
        for (int i = 0; i < found.spans().size(); i++) {
            int row = found.spans().row(i);
            int from = found.spans().colStart(i);
            int to = found.spans().colEnd(i);
            double height = grid.northEdge(row) - grid.northEdge(row + 1);
            area = area.add(new BigDecimal(height * (grid.westEdge(to) - grid.westEdge(from))));
        }
        CellCoverage listed = found.coverage();
        for (int i = 0; i < listed.size(); i++) {
            double height = grid.northEdge(listed.row(i)) - grid.northEdge(listed.row(i) + 1);
            double width = grid.westEdge(listed.col(i) + 1) - grid.westEdge(listed.col(i));
            area = area.subtract(new BigDecimal(height * width * (1 - listed.share(i))));
        }
        return area.doubleValue();
    }

    /// The area of a zone whose polygons do not overlap.
    static double area(Zone zone) {
        BigDecimal area = BigDecimal.ZERO;
        for (ZonePolygon polygon : zone.polygons()) {
            area = area.add(area(polygon.shell()));
            for (double[] hole : polygon.holes()) {
                area = area.subtract(area(hole));
            }
        }
        return area.doubleValue();
    }

    /// The shoelace formula. Every double is a finite decimal number, and so is the area.
    private static BigDecimal area(double[] ring) {
        BigDecimal twice = BigDecimal.ZERO;
        BigDecimal x = new BigDecimal(ring[0]);
        BigDecimal y = new BigDecimal(ring[1]);
        for (int i = 2; i < ring.length; i += 2) {
            BigDecimal nextX = new BigDecimal(ring[i]);
            BigDecimal nextY = new BigDecimal(ring[i + 1]);
            twice = twice.add(x.multiply(nextY)).subtract(nextX.multiply(y));
            x = nextX;
            y = nextY;
        }
        return twice.divide(BigDecimal.TWO, MathContext.UNLIMITED).abs();
    }
}
