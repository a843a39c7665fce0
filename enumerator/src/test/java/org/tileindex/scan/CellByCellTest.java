package org.tileindex.scan;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.locationtech.jts.geom.Coordinate;
import org.tileindex.grid.Grid;
import org.tileindex.grid.InclusionRule;
import org.tileindex.membership.ExactRule;
import org.tileindex.membership.PolygonRule;
import org.tileindex.zone.RandomZones;
import org.tileindex.zone.Zone;
import org.tileindex.zone.ZonePolygon;

/// The legacy path finds the cells that the scan finds; all that [Drawing] draws is compared so as well.
class CellByCellTest {
    private static final int ZONES = 2_000;

    /// Thirds, sevenths and tenths: coordinates that doubles round.
    private static final Grid SEVENTHS = new Grid(8, 8, -1 / 3.0, 2 / 7.0, 1 / 7.0, 1 / 7.0);

    @ParameterizedTest
    @EnumSource(InclusionRule.class)
    @Tag("slow")
    void randomZonesOnAndBesideTheLinesOfGrids(InclusionRule rule) {
        IntStream.range(0, ZONES).parallel().forEach(seed -> {
            Stream<Grid> grids = Stream.concat(Drawing.EXACT.stream(), Drawing.ROUNDED.stream());
            Grid grid = grids.skip(seed % (Drawing.EXACT.size() + Drawing.ROUNDED.size()))
                    .findFirst()
                    .orElseThrow();
            Drawing.sameCellByCell(rule, grid, new RandomZones(seed, grid).next(), "seed " + seed);
        });
    }

    /// An edge cuts off the corner of a cell, and JTS rounds the points where it does so to the corner.
    @Test
    void exactArithmeticDecidesWhereJtsTakesAnEdgeToMissACell() {
        Zone zone = new RandomZones(15_190, SEVENTHS).next();
        PolygonRule.Cell cell = cell(0, 5);
        assertFalse(anyCovers(zone, polygon -> PolygonRule.of("any_overlap", polygon), cell), "JTS rounds");
        assertTrue(anyCovers(zone, polygon -> ExactRule.of("any_overlap", polygon), cell), "exactly");
        Drawing.sameCellByCell(InclusionRule.ANY_OVERLAP, SEVENTHS, zone, "corner");
    }

    /// The determinant is 1.5e-33, which JTS takes for 0.
    @Test
    void exactArithmeticDecidesWhereJtsTakesACentroidToLieOnAnEdge() {
        Zone zone = new RandomZones(122_423, SEVENTHS).next();
        PolygonRule.Cell cell = cell(0, 3);
        assertTrue(anyCovers(zone, polygon -> PolygonRule.of("center", polygon), cell), "JTS rounds");
        assertFalse(anyCovers(zone, polygon -> ExactRule.of("center", polygon), cell), "exactly");
        Drawing.sameCellByCell(InclusionRule.CENTER, SEVENTHS, zone, "centroid");
    }

    private interface Rules {
        PolygonRule of(ZonePolygon polygon);
    }

    private static boolean anyCovers(Zone zone, Rules rules, PolygonRule.Cell cell) {
        return zone.polygons().stream().anyMatch(polygon -> rules.of(polygon).covers(cell));
    }

    private static PolygonRule.Cell cell(int row, int col) {
        return new PolygonRule.Cell(
                SEVENTHS.westEdge(col),
                SEVENTHS.northEdge(row + 1),
                SEVENTHS.westEdge(col + 1),
                SEVENTHS.northEdge(row),
                new Coordinate(SEVENTHS.centroidLon(col), SEVENTHS.centroidLat(row)));
    }

    /// Cells so small that all of them are within rounding of an edge that meets one.
    @Test
    void cellsSmallerThanTheDistanceWithinWhichJtsIsNotTrusted() {
        double size = 1e-9;
        Grid grid = new Grid(8, 8, 10, 50, size, size);
        for (InclusionRule rule : InclusionRule.values()) {
            Zone zone = Drawing.of(0.5, 6.25, 6.75, 7.5, 5, 1, 1.25, 0).zone(grid);
            Drawing.sameCellByCell(rule, grid, zone, "tiny");
        }
    }
}
