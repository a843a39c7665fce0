package org.tileindex.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tileindex.grid.Bounds;
import org.tileindex.grid.Grid;
import org.tileindex.grid.GridSpec;
import org.tileindex.zone.Antimeridian;
import org.tileindex.zone.Zone;
import org.tileindex.zone.ZonePolygon;

/// Shares of cells where a polygon is thin, tiny, huge, or lies on the lines of the grid, against rational clipping.
class DegenerateCoverageTest {
    private static final Grid UNIT = Drawing.EXACT.getFirst();
    private static final List<Grid> ALL =
            Stream.concat(Drawing.EXACT.stream(), Drawing.ROUNDED.stream()).toList();

    private static void assertExact(Drawing drawing) {
        for (Grid grid : ALL) {
            Shares.assertExact(grid, drawing.zone(grid), "on " + grid);
            Shares.assertExact(grid, drawing.zone(grid, 2, true), "reversed, on " + grid);
        }
    }

    @Test
    void edgesAlongMeridiansAndParallelsOfTheGrid() {
        assertExact(Drawing.of(0.5, 0.5, 5.5, 0.5, 5.5, 2.5, 3.5, 2.5, 3.5, 6.5, 0.5, 6.5));
        assertExact(Drawing.of(0.5, 0.5, 5.5, 0.5, 5.5, 5.5, 0.5, 5.5).hole(1.5, 1.5, 4.5, 1.5, 4.5, 4.5, 1.5, 4.5));
        assertExact(Drawing.of(0.5, 1, 3.2, 1, 3.2, 1.5, 6.5, 1.5, 6.5, 4, 0.5, 4));
    }

    @Test
    void verticesOnCornersOfCells() {
        assertExact(Drawing.of(1.5, 1.5, 4.5, 0.5, 6.5, 3.5, 5.5, 6.5, 0.5, 4.5));
        assertExact(Drawing.of(0.5, 0.5, 6.5, 6.5, 0.5, 6.5));
        assertExact(Drawing.of(2.5, 2.5, 3.5, 2.5, 3.5, 3.5, 2.5, 3.5));
    }

    @Test
    void vertexInsideACellWithEdgesThroughItsCorners() {
        assertExact(Drawing.of(3, 3, 5.5, 0.5, 5.5, 5.5));
        assertExact(Drawing.of(3, 3, 2.5, 2.5, 3.5, 2.5));
    }

    @Test
    void holesThatTouchTheShellAtAPoint() {
        assertExact(Drawing.of(1, 1, 6, 1, 6, 6, 1, 6).hole(1, 3.2, 3, 2, 3, 4.1));
        assertExact(Drawing.of(1, 1, 6, 1, 6, 6, 1, 6).hole(1, 1, 3.1, 2, 2, 3.2));
        assertExact(
                Drawing.of(1, 1, 6, 1, 6, 6, 1, 6).hole(2, 2, 3.3, 3.3, 2, 3.3).hole(3.3, 3.3, 4.7, 3.3, 4.7, 4.7));
    }

    @Test
    void aPolygonInsideOneCell() {
        assertExact(Drawing.of(2.9, 2.8, 3.2, 2.9, 3.1, 3.3));
        assertExact(Drawing.of(2.6, 2.6, 3.4, 2.6, 3.4, 3.4, 2.6, 3.4).hole(2.7, 2.7, 3.3, 2.7, 3, 3.2));
    }

    /// The share is 4e-19, far less than the spacing of doubles at 1.
    @Test
    void aSliverHasAShareAboveNothing() {
        Zone zone = Drawing.degrees(0.1, 0, 0.9, 0, 0.5, 1e-18);
        Shares.assertExact(UNIT, zone, "sliver");
        assertEquals(4e-19, Shares.scan(UNIT, zone).coverage().of(3, 4), 1e-24);
    }

    @Test
    void theComplementOfASliverIsNotWhole() {
        Grid grid = new Grid(4, 4, -2, 2, 1, 1);
        Zone zone = new Zone(
                "nearly", List.of(new ZonePolygon(new double[] {0, 0, 1, 0, 1, 1, 0, 1, 0, 0}, List.of(new double[] {
                    0.1, 0, 0.9, 1e-18, 0.5, 2e-18, 0.1, 0
                }))));
        Shares.assertExact(grid, zone, "complement");
        assertEquals(Math.nextDown(1.0), Shares.scan(grid, zone).coverage().of(1, 2));
    }

    @Test
    void differencesThatAreNoNormalNumbers() {
        double least = Double.MIN_VALUE;
        Shares.assertExact(UNIT, Drawing.degrees(0, 0, least, 0, 0, least), "the least triangle");
        Shares.assertExact(UNIT, Drawing.degrees(-least, -least, least, -least, least, least), "on a corner");
        Shares.assertExact(UNIT, Drawing.degrees(0.25, 3 * least, 0.75, least, 0.5, 7 * least), "a low triangle");
        Shares.assertExact(UNIT, Drawing.degrees(-2, -least, 2, least, 2, 1, -2, 1), "an edge through a corner");
        Shares.assertExact(UNIT, Drawing.degrees(-least, -2, least, 2, -3, 2), "an edge beside a meridian");
    }

    @Test
    void aVertexOneUnitInTheLastPlaceBesideALineOfTheGrid() {
        for (Grid grid : ALL) {
            for (int up = 0; up < 4; up++) {
                double west = grid.westEdge(2);
                double north = grid.northEdge(2);
                double x = (up & 1) == 0 ? Math.nextUp(west) : Math.nextDown(west);
                double y = (up & 2) == 0 ? Math.nextUp(north) : Math.nextDown(north);
                Zone zone = Drawing.degrees(
                        x,
                        y,
                        Drawing.lon(grid, 5.3),
                        y,
                        Drawing.lon(grid, 5.7),
                        Drawing.lat(grid, 4.2),
                        x,
                        Drawing.lat(grid, 6.1));
                Shares.assertExact(grid, zone, "corner %d on %s".formatted(up, grid));
            }
        }
    }

    @Test
    void edgesThatSpanTheWorldAtShallowAngles() {
        Grid grid = GridSpec.parse("1", new Bounds(-180, -2, 180, 2));
        Shares.assertExact(grid, Drawing.degrees(-180, 0, 180, 1e-13, 180, 1), "rising by 1e-13");
        Shares.assertExact(grid, Drawing.degrees(-180, -1e-9, 180, 1e-9, 180, -1), "through a corner");
        Shares.assertExact(grid, Drawing.degrees(-180, -1.3, 180, 1.7, -180, 1.9), "across the rows");
        Shares.assertExact(grid, Drawing.degrees(-179.9, 1, 179.9, 1, 179.9, Math.nextUp(1.0)), "an ulp high");
    }

    @Test
    void edgesThatReachFarBeyondTheGrid() {
        Grid grid = new Grid(8, 8, 10.1, 50.3, 1 / 120.0, 1 / 120.0);
        Shares.assertExact(grid, Drawing.degrees(-179, -89, 179, 89, 10, 50.5, -179, 80), "across the world");
        Shares.assertExact(grid, Drawing.degrees(10.11, -90, 10.12, 90, -170, 0), "from pole to pole");
    }

    @Test
    void ringsRoundThePole() {
        Grid grid = GridSpec.parse("5", Bounds.WORLD);
        Zone drawn = Drawing.degrees(-170, 71.3, -93.2, 66.6, 11, 78.9, 88, 61.7, 171, 74.4);
        Zone cap = Antimeridian.unwrap(drawn);
        ZoneCells found = Shares.scan(grid, cap);
        Shares.assertExact(grid, cap, found, "cap");
        assertTrue(found.coverage().size() >= 72, "a boundary cell in each column");
        assertEquals(1, found.coverage().of(0, 0), "the pole is no boundary");
        Zone ring = Antimeridian.unwrap(new Zone(
                "annulus",
                List.of(new ZonePolygon(
                        drawn.polygons().getFirst().shell(),
                        List.of(Drawing.degrees(-140, 83, 0, 81.2, 120, 86)
                                .polygons()
                                .getFirst()
                                .shell())))));
        Shares.assertExact(grid, ring, "annulus");
    }

    /// A band that zigzags in one cell; the area of the shoelace formula is exact.
    @Test
    @Tag("slow")
    void aMillionVerticesInOneCellLeaveTheShareWithinTheBound() {
        int teeth = 250_000;
        List<double[]> points = new ArrayList<>();
        for (int i = 0; i < teeth; i++) {
            double x = 0.1 + 0.8 * i / teeth;
            points.add(new double[] {x, 0.3 + i % 7 * 1e-3});
            points.add(new double[] {x + 0.3 / teeth, 0.9 - i % 11 * 1e-3});
        }
        // The way back is the way there, moved south, so that the two never meet.
        for (int i = points.size() - 1; i >= 0; i--) {
            points.add(new double[] {points.get(i)[0], points.get(i)[1] - 0.05});
        }
        Zone zone =
                Drawing.degrees(points.stream().flatMapToDouble(Arrays::stream).toArray());
        for (Grid grid : List.of(UNIT, new Grid(2, 4, -1.5, 1.05, 1, 0.5))) {
            ZoneCells found = Shares.scan(grid, zone);
            assertEquals(
                    Shares.area(zone),
                    Shares.area(grid, found),
                    found.coverage().size() * Shares.BOUND,
                    () -> "on " + grid);
        }
    }
}
