package org.tileindex.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tileindex.grid.Grid;
import org.tileindex.grid.InclusionRule;
import org.tileindex.zone.RandomZones;
import org.tileindex.zone.Zone;
import org.tileindex.zone.ZoneExtent;

/// The window in which a summary counts excluded cells must contain every cell of the zone.
class ZoneWindowTest {
    private static final List<Grid> GRIDS = new ArrayList<>(Drawing.EXACT);

    static {
        GRIDS.addAll(Drawing.ROUNDED);
    }

    @Test
    void windowOfWholeCellsIsTheseCells() {
        for (Grid grid : GRIDS) {
            Zone zone = Drawing.of(1.5, 1.5, 4.5, 1.5, 4.5, 3.5, 1.5, 3.5).zone(grid);
            assertEquals(3 * 2, ZoneWindow.of(ZoneExtent.of(zone), grid).windowCells(), grid::toString);
        }
    }

    @Test
    void windowOneUlpBeyondWholeCellsHasOneMoreOnEachSide() {
        for (Grid grid : GRIDS) {
            double west = Math.nextDown(grid.westEdge(2));
            double east = Math.nextUp(grid.westEdge(5));
            double north = Math.nextUp(grid.northEdge(2));
            double south = Math.nextDown(grid.northEdge(4));
            Zone zone = Drawing.degrees(west, south, east, south, east, north, west, north);
            assertEquals(5 * 4, ZoneWindow.of(ZoneExtent.of(zone), grid).windowCells(), grid::toString);
        }
    }

    @Test
    void zoneBesideTheGridHasNoWindow() {
        Grid grid = new Grid(8, 8, 0, 8, 1, 1);
        assertEquals(
                0,
                ZoneWindow.of(ZoneExtent.of(Drawing.degrees(9, 1, 12, 1, 12, 3)), grid)
                        .windowCells());
        assertEquals(
                0,
                ZoneWindow.of(ZoneExtent.of(Drawing.degrees(-9, 1, -2, 1, -2, 3)), grid)
                        .windowCells());
        assertEquals(
                0,
                ZoneWindow.of(ZoneExtent.of(Drawing.degrees(1, 8, 3, 8, 3, 9)), grid)
                        .windowCells());
    }

    @Test
    @Tag("slow")
    void windowHoldsAllCellsOfRandomZones() {
        for (int seed = 0; seed < 10_000; seed++) {
            Grid grid = GRIDS.get(seed % GRIDS.size());
            Zone zone = new RandomZones(seed, grid).next();
            for (InclusionRule rule : InclusionRule.values()) {
                ZoneCells cells = Drawing.scan(rule, grid, zone);
                long window = ZoneWindow.of(ZoneExtent.of(zone), grid).windowCells();
                assertTrue(cells.spans().cells() + cells.inHoles() <= window, rule + " seed " + seed);
            }
        }
    }
}
