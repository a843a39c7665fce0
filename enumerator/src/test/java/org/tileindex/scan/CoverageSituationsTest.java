package org.tileindex.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tileindex.fault.ErrorCode;
import org.tileindex.fault.TileIndexException;
import org.tileindex.grid.Bounds;
import org.tileindex.grid.Crs;
import org.tileindex.grid.Grid;
import org.tileindex.grid.GridSpec;
import org.tileindex.zone.OnInvalid;
import org.tileindex.zone.Zone;
import org.tileindex.zone.ZoneRepair;
import org.tileindex.zone.ZoneValidator;
import org.tileindex.zone.file.ZoneCatalog;
import org.tileindex.zone.file.ZoneSource;

/// Situations in which other programs have given wrong shares, drawn anew.
class CoverageSituationsTest {
    private static final Grid METRES = new Grid(40, 40, 500_000, 5_400_000, 100, 100, Crs.utm(32, false));

    /// exactextract's issue 26: a polygon so narrow that the points where it crosses the sides of cells, once they are
    /// rounded, turn it over; the shares were near 1 instead of near 0.
    @Test
    void aPolygonNarrowerThanTheSpacingOfCrossingsIsNearlyNothing() {
        double x = 500_327.112358;
        double y = 5_399_811.271828;
        double endX = 503_461.618033;
        double endY = 5_397_144.577215;
        for (double width : new double[] {Math.ulp(x), 3 * Math.ulp(x), 1e-9, 1e-6}) {
            for (boolean reversed : new boolean[] {false, true}) {
                Zone zone = reversed
                        ? Drawing.degrees(x, y, x + width, y, endX + width, endY, endX, endY)
                        : Drawing.degrees(x, y, endX, endY, endX + width, endY, x + width, y);
                ZoneCells found = Shares.scan(METRES, zone);
                Shares.assertExact(METRES, zone, found, width + " m");
                assertTrue(found.spans().cells() > 50, "the polygon passes through many cells");
                assertEquals(found.spans().cells(), found.coverage().size(), "no cell is wholly covered");
                double most = 0;
                for (int i = 0; i < found.coverage().size(); i++) {
                    most = Math.max(most, found.coverage().share(i));
                }
                assertTrue(most > 0 && most < 2 * width / 100, "a share of " + most);
            }
        }
    }

    /// exactextract's issue 29: a ring that crosses itself inside a cell has no inside, and its share came out anyhow.
    /// It is refused, or repaired; then the share is that of what the repair left.
    @Test
    void aRingThatCrossesItselfInACellIsRefusedOrRepaired() throws Exception {
        Grid grid = Drawing.EXACT.getFirst();
        Zone bow = Drawing.of(1, 1, 6, 1, 3.2, 3.3, 6, 6, 1, 6, 3.25, 3.2).zone(grid);
        Zone crossed = Drawing.of(2, 2, 3.2, 3, 5, 5, 2, 5, 3.3, 2.9, 5, 2).zone(grid);
        ZoneValidator.checkTopology(bow);
        Shares.assertExact(grid, bow, "a ring that nearly crosses itself");
        TileIndexException refused = assertThrows(TileIndexException.class, () -> ZoneValidator.checkTopology(crossed));
        assertEquals(ErrorCode.E001_GEO_INVALID, refused.code());
        Zone tangled = Drawing.of(0, 0, 7, 0, 7, 7, 3.2, 3.0, 3.1, 2.9, 3.2, 2.9, 3.1, 3.0, 0, 7)
                .zone(grid);
        Zone repaired = ZoneRepair.apply(OnInvalid.FIX, tangled).zone();
        assertEquals(Shares.area(repaired), Shares.area(grid, Shares.scan(grid, repaired)), 1e-12);
    }

    /// exactextract's issue 165: shares changed with the part of the grid that was asked for.
    @Test
    void aPartOfTheGridHasTheSharesOfTheWhole() {
        Grid whole = GridSpec.parse("0.25", new Bounds(-20, -20, 20, 20));
        Zone zone = Drawing.degrees(-13.37, -11.1, 3.3, -15.9, 17.71, 2.2, 4.4, 13.13, 0.1, 1.7, -9.9, 9.3);
        ZoneCells all = Shares.scan(whole, zone);
        CellRows cells = new CellRows(whole, all.spans());
        for (int[] part : new int[][] {{0, 0, 80, 80}, {33, 21, 60, 40}, {70, 75, 20, 3}, {59, 0, 1, 160}}) {
            Grid grid = new Grid(part[2], part[3], whole.westEdge(part[1]), whole.northEdge(part[0]), 0.25, 0.25);
            ZoneCells found = Shares.scan(grid, zone);
            CellRows some = new CellRows(grid, found.spans());
            for (int row = 0; row < grid.nrows(); row++) {
                for (int col = 0; col < grid.ncols(); col++) {
                    String place = Shares.place("part", row, col);
                    assertEquals(cells.contains(row + part[0], col + part[1]), some.contains(row, col), place);
                    assertEquals(
                            all.coverage().of(row + part[0], col + part[1]),
                            found.coverage().of(row, col),
                            place);
                }
            }
        }
    }

    /// exactextractr's issue 56: shares of two neighbours summed to more than 1.
    @Test
    @Tag("slow")
    void neighboursNeverCoverMoreThanACell() throws Exception {
        Grid grid = GridSpec.parse("5m", new Bounds(16, -36, 34, -22));
        List<Zone> both = ZoneCatalog.read(ZoneSource.embedded()).select(List.of("LS", "ZA"));
        ZoneCells inner = Shares.scan(grid, both.get(0));
        ZoneCells outer = Shares.scan(grid, both.get(1));
        CellRows around = new CellRows(grid, outer.spans());
        int common = 0;
        for (int i = 0; i < inner.coverage().size(); i++) {
            int row = inner.coverage().row(i);
            int col = inner.coverage().col(i);
            assertTrue(around.contains(row, col), "Lesotho lies within South Africa");
            BigDecimal sum = new BigDecimal(inner.coverage().share(i))
                    .add(new BigDecimal(outer.coverage().of(row, col)));
            assertEquals(
                    0, sum.subtract(BigDecimal.ONE).doubleValue(), 2 * Shares.BOUND, Shares.place("border", row, col));
            common++;
        }
        assertTrue(common > 100, common + " cells");
    }
}
