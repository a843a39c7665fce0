package org.tileindex.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tileindex.grid.Bounds;
import org.tileindex.grid.Grid;
import org.tileindex.grid.GridSpec;
import org.tileindex.zone.Antimeridian;
import org.tileindex.zone.Zone;
import org.tileindex.zone.ZonePolygon;

/// Shares on grids beyond ±180: a cell is covered by its place on the globe (contract, section 7).
class TurnedCoverageTest {
    /// WorldPop's first column lies astride the antimeridian.
    @Test
    void twoHalvesOfAZoneFillAColumnAstrideTheAntimeridian() {
        List<Grid> grids = List.of(
                new Grid(4, 8, -180.00125, 1, 0.0025, 0.0025),
                new Grid(4, 8, 179.99, 1, 0.004, 0.0025),
                new Grid(4, 8, 179.9985, 1, 0.001, 0.0025));
        ZonePolygon west = box(179, 180, -1, 2);
        ZonePolygon east = box(-180, -179, -1, 2);
        ZonePolygon more = box(-180, -179.9995, -1, 2);
        ZonePolygon across = box(179.9, 180.1, -1, 2);
        List<List<ZonePolygon>> zones = List.of(
                List.of(west, east),
                List.of(east, west, more),
                List.of(across),
                List.of(across, west),
                List.of(more, east, across));
        for (Grid grid : grids) {
            for (List<ZonePolygon> polygons : zones) {
                ZoneCells found = Shares.scan(grid, Antimeridian.unwrap(new Zone("both", polygons)));
                assertEquals(32, found.spans().cells(), () -> "on " + grid);
                assertEquals(0, found.coverage().size(), () -> "on " + grid);
            }
            ZoneCells half = Shares.scan(grid, new Zone("half", List.of(east)));
            assertEquals(4, half.coverage().size(), () -> "one column astride, on " + grid);
        }
    }

    @Test
    void aGridFrom0To360HasTheSharesOfBothSides() {
        Grid grid = GridSpec.parse("7", new Bounds(1, -7, 358, 7));
        Zone zone = new Zone(
                "equator",
                List.of(Drawing.degrees(-33.3, -4, 20.2, -3, 9, 5, -40, 4.5)
                        .polygons()
                        .getFirst()));
        ZoneCells found = Shares.scan(grid, zone);
        for (int i = 0; i < found.spans().size(); i++) {
            int row = found.spans().row(i);
            ClippedShare clipped = new ClippedShare(zone, grid, row, 0, 360);
            for (int col = found.spans().colStart(i); col < found.spans().colEnd(i); col++) {
                Shares.assertShare(clipped.of(col), found.coverage().of(row, col), Shares.place("equator", row, col));
            }
        }
        assertTrue(found.coverage().size() > 10);
    }

    private static ZonePolygon box(double west, double east, double south, double north) {
        return new ZonePolygon(
                new double[] {west, south, east, south, east, north, west, north, west, south}, List.of());
    }
}
