package org.tileindex.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tileindex.grid.Bounds;
import org.tileindex.grid.Grid;
import org.tileindex.grid.GridSpec;
import org.tileindex.grid.InclusionRule;
import org.tileindex.zone.Zone;
import org.tileindex.zone.ZonePolygon;

/// Zones beside, across and around the grid, and grids of one row or column.
class GridSidesTest {
    private static final Zone WORLD = Drawing.degrees(-180, -90, 180, -90, 180, 90, -180, 90);

    @Test
    void polygonOutsideTheGridOnAnySideHasNoCells() {
        String nothing = "........\n".repeat(Drawing.SIDE);
        for (Grid grid : List.of(
                GridSpec.parse("1", new Bounds(-4, -4, 4, 4)),
                GridSpec.parse("0.1", new Bounds(-0.4, -0.4, 0.4, 0.4)))) {
            for (double[] shift : new double[][] {{20, 0}, {-20, 0}, {0, 20}, {0, -20}, {20, 20}, {-20, -20}}) {
                double x = shift[0];
                double y = shift[1];
                Zone beside = Drawing.degrees(x - 5, y - 5, x + 5, y - 4, x + 5, y + 5);
                assertEquals(
                        nothing, new CellRows(grid, Drawing.scan(grid, beside).spans()).picture());
            }
        }
    }

    @Test
    void polygonAcrossEachSideIsCutAtTheGrid() {
        Drawing.of(-3, 2, 2, 2, 2, 5, -3, 5).covers("""
                ........
                ........
                ###.....
                ###.....
                ###.....
                ###.....
                ........
                ........
                """);
    }

    @Test
    void polygonAcrossACornerIsCutAtTheGrid() {
        Zone corner = Drawing.degrees(1, -10, 10, -10, 10, 1, 5, 3);
        for (Grid grid : List.of(
                GridSpec.parse("1", new Bounds(-4, -4, 4, 4)),
                GridSpec.parse("0.1", new Bounds(-4, -4, 4, 4)),
                GridSpec.parse("1/7", new Bounds(-4, -4, 4, 4)))) {
            Drawing.compare(grid, corner, "corner");
        }
    }

    @Test
    void polygonAroundTheWholeGridTakesEveryCell() {
        for (Grid grid : List.of(
                GridSpec.parse("1", new Bounds(-4, -4, 4, 4)),
                GridSpec.parse("1", Bounds.WORLD),
                GridSpec.parse("30m", Bounds.WORLD),
                GridSpec.parse("1/12", new Bounds(-180, -90, -90, 0)))) {
            Spans spans = Drawing.scan(grid, WORLD).spans();
            assertEquals((long) grid.nrows() * grid.ncols(), spans.cells());
            assertEquals(grid.nrows(), spans.size());
        }
    }

    @Test
    void holeAroundTheWholeGridLeavesNothing() {
        Grid grid = GridSpec.parse("0.25", new Bounds(10, 10, 12, 12));
        double[] hole =
                Drawing.degrees(9, 9, 13, 9, 13, 13, 9, 13).polygons().get(0).shell();
        ZonePolygon world = new ZonePolygon(WORLD.polygons().get(0).shell(), List.of(hole));
        ZoneCells cells = Drawing.scan(grid, new Zone("frame", List.of(world)));
        assertEquals(0, cells.spans().size());
        assertEquals(64, cells.inHoles());
    }

    @Test
    void polygonWithEdgesOnTheGridsOwnSidesTakesEveryCell() {
        for (Grid grid : Drawing.EXACT) {
            Spans spans = Drawing.scan(
                            grid,
                            Drawing.of(-0.5, -0.5, 7.5, -0.5, 7.5, 7.5, -0.5, 7.5)
                                    .zone(grid))
                    .spans();
            assertEquals(64, spans.cells());
        }
    }

    @Test
    void gridOfOneRow() {
        Grid grid = new Grid(1, 40, -2, 0.05, 0.1, 0.1);
        for (Zone zone : shapesAround()) {
            Drawing.compare(grid, zone, "one row");
        }
    }

    @Test
    void gridOfOneColumn() {
        Grid grid = new Grid(40, 1, -0.05, 2, 0.1, 0.1);
        for (Zone zone : shapesAround()) {
            Drawing.compare(grid, zone, "one column");
        }
    }

    @Test
    void gridOfOneCell() {
        Grid grid = new Grid(1, 1, -0.5, 0.5, 1, 1);
        for (Zone zone : shapesAround()) {
            Drawing.compare(grid, zone, "one cell");
        }
    }

    /// Some touch the origin, on which the single row, column or cell is centred.
    private static List<Zone> shapesAround() {
        return List.of(
                Drawing.degrees(-1, -1, 1, -1, 1, 1, -1, 1),
                Drawing.degrees(0, 0, 1, 0, 1, 1, 0, 1),
                Drawing.degrees(-1, 0, 0, -1, 1, 0, 0, 1),
                Drawing.degrees(0, 0, 1, -1, 1, 1),
                Drawing.degrees(-1, 0, 1, 0, 0, -1),
                Drawing.degrees(-1, 0, 1, 0, 0, 1),
                Drawing.degrees(-1, -1, 1, 1, 1, 1.5, -1, -0.5),
                Drawing.degrees(3, 3, 4, 3, 4, 4),
                WORLD);
    }

    @Test
    void scannerThatIsUsedAgainForgetsTheLastZone() {
        Grid grid = Drawing.EXACT.get(0);
        ZoneScanner scan = new ZoneScanner(grid, InclusionRule.CENTER, new ScalarCrossings());
        Zone first = Drawing.of(0, 0, 7, 0, 7, 7, 0, 7).hole(2, 2, 5, 2, 5, 5).zone(grid);
        Zone second = Drawing.of(3, 3, 6, 3, 6, 6).zone(grid);
        String alone = new CellRows(grid, Drawing.scan(grid, second).spans()).picture();
        scan.scan(first);
        assertEquals(alone, new CellRows(grid, scan.scan(second).spans()).picture());
    }

    @Test
    void edgeThatCrossesMoreRowsThanABatchHolds() {
        Grid grid = new Grid(5 * CrossingBatch.CAPACITY + 7, 3, 0, 80, 0.1, 1 / 64.0);
        Zone zone = Drawing.degrees(0.05, 85, 0.05, -85, 0.15, -85);
        Drawing.compare(grid, zone, "long edges");
    }
}
