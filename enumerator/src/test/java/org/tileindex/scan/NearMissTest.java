package org.tileindex.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.tileindex.grid.Grid;
import org.tileindex.grid.InclusionRule;
import org.tileindex.zone.RandomZones;
import org.tileindex.zone.Zone;

/// Edges and vertices one unit in the last place beside centroids, and extreme slopes and sizes.
class NearMissTest {
    private static final List<Grid> GRIDS = new ArrayList<>(Drawing.EXACT);

    static {
        GRIDS.addAll(Drawing.ROUNDED);
    }

    @Test
    void verticalEdgeOneUlpEastOfACentroidLeavesItOut() {
        for (Grid grid : GRIDS) {
            double west = grid.centroidLon(2);
            assertEquals(3, firstColumn(grid, Math.nextUp(west)));
            assertEquals(2, firstColumn(grid, west));
            assertEquals(2, firstColumn(grid, Math.nextDown(west)));
        }
    }

    private static int firstColumn(Grid grid, double west) {
        double east = Drawing.lon(grid, 5);
        double north = Drawing.lat(grid, 2);
        double south = Drawing.lat(grid, 5);
        Spans spans = checked(grid, Drawing.degrees(west, south, east, south, east, north, west, north));
        return spans.colStart(0);
    }

    @Test
    void horizontalEdgeOneUlpSouthOfACentroidLeavesItsRowOut() {
        for (Grid grid : GRIDS) {
            double north = grid.centroidLat(2);
            assertEquals(3, firstRow(grid, Math.nextDown(north)));
            assertEquals(2, firstRow(grid, north));
            assertEquals(2, firstRow(grid, Math.nextUp(north)));
        }
    }

    private static int firstRow(Grid grid, double north) {
        double west = Drawing.lon(grid, 2);
        double east = Drawing.lon(grid, 5);
        double south = Drawing.lat(grid, 5);
        return checked(grid, Drawing.degrees(west, south, east, south, east, north, west, north))
                .row(0);
    }

    @Test
    void slopingEdgesWhoseEndsAreMovedByUlps() {
        for (Grid grid : GRIDS) {
            for (int ulps = -3; ulps <= 3; ulps++) {
                double x = moved(Drawing.lon(grid, 1), ulps);
                double y = moved(Drawing.lat(grid, 6), -ulps);
                checked(
                        grid,
                        Drawing.degrees(
                                x,
                                Drawing.lat(grid, 6),
                                Drawing.lon(grid, 6),
                                Drawing.lat(grid, 6),
                                Drawing.lon(grid, 6),
                                Drawing.lat(grid, 1)));
                checked(
                        grid,
                        Drawing.degrees(
                                Drawing.lon(grid, 0),
                                y,
                                Drawing.lon(grid, 6),
                                Drawing.lat(grid, 4),
                                Drawing.lon(grid, 3),
                                Drawing.lat(grid, 7)));
            }
        }
    }

    @Test
    void verticesMovedByUlpsInBothDirections() {
        for (Grid grid : GRIDS) {
            for (int dx = -2; dx <= 2; dx++) {
                for (int dy = -2; dy <= 2; dy++) {
                    double x = moved(grid.centroidLon(3), dx);
                    double y = moved(grid.centroidLat(3), dy);
                    double south = Drawing.lat(grid, 5.25);
                    checked(grid, Drawing.degrees(x, y, Drawing.lon(grid, 5.25), south, Drawing.lon(grid, 1), south));
                    double north = Drawing.lat(grid, 1.25);
                    checked(grid, Drawing.degrees(x, y, Drawing.lon(grid, 5.25), north, Drawing.lon(grid, 1), north));
                }
            }
        }
    }

    @Test
    void nearlyHorizontalEdgesAlongARowOfCentroids() {
        for (Grid grid : GRIDS) {
            for (int ulps = -4; ulps <= 4; ulps++) {
                checked(
                        grid,
                        Drawing.degrees(
                                Drawing.lon(grid, 0),
                                moved(grid.centroidLat(3), ulps),
                                Drawing.lon(grid, 7),
                                grid.centroidLat(3),
                                Drawing.lon(grid, 4),
                                Drawing.lat(grid, 6)));
                checked(
                        grid,
                        Drawing.degrees(
                                Drawing.lon(grid, -5),
                                moved(grid.centroidLat(3), ulps),
                                Drawing.lon(grid, 12),
                                moved(grid.centroidLat(3), -ulps),
                                Drawing.lon(grid, 4),
                                Drawing.lat(grid, 6)));
            }
        }
    }

    @Test
    void nearlyVerticalEdgesAlongAColumnOfCentroids() {
        for (Grid grid : GRIDS) {
            for (int ulps = -4; ulps <= 4; ulps++) {
                checked(
                        grid,
                        Drawing.degrees(
                                moved(grid.centroidLon(3), ulps),
                                Drawing.lat(grid, 0),
                                moved(grid.centroidLon(3), -ulps),
                                Drawing.lat(grid, 7),
                                Drawing.lon(grid, 6),
                                Drawing.lat(grid, 4)));
            }
        }
    }

    @Test
    void tinyCoordinatesAroundTheOrigin() {
        Grid grid = new Grid(9, 9, -4.5, 4.5, 1, 1);
        for (double tiny : new double[] {1e-9, 1e-17, 1e-100, Double.MIN_NORMAL, Double.MIN_VALUE}) {
            checked(grid, Drawing.degrees(-tiny, -tiny, tiny, -tiny, tiny, tiny, -tiny, tiny));
            checked(grid, Drawing.degrees(tiny, tiny, 2 * tiny, tiny, 2 * tiny, 2 * tiny));
            checked(grid, Drawing.degrees(-tiny, 0, tiny, 0, 0, tiny));
            checked(grid, Drawing.degrees(0, 0, 3, tiny, 3, -tiny));
            checked(grid, Drawing.degrees(0, -tiny, 3, 2, -3, 2));
            checked(grid, Drawing.degrees(tiny, -3, tiny, 3, -3, tiny));
        }
    }

    @Test
    void longEdgesFromFarBesideTheGrid() {
        SplittableRandom random = new SplittableRandom(7);
        for (Grid grid : GRIDS) {
            for (int i = 0; i < 50; i++) {
                double x = grid.centroidLon(random.nextInt(8));
                double y = grid.centroidLat(random.nextInt(8));
                double farX = random.nextDouble(-180, 180);
                double farY = random.nextDouble(-90, 90);
                checked(grid, Drawing.degrees(x, y, farX, farY, 2 * x - farX, y));
                checked(grid, Drawing.degrees(farX, farY, 2 * x - farX, 2 * y - farY, x, 90));
            }
        }
    }

    @Test
    void edgeThatMissesACornerOrCentroidByLessThanDoubleDoublesHold() {
        Grid grid = new Grid(8, 8, -1 / 3.0, 2 / 7.0, 1 / 7.0, 1 / 7.0);
        Zone corner = new RandomZones(95_264, grid).next();
        CellRows open = new CellRows(
                grid, Drawing.scan(InclusionRule.ANY_OVERLAP, grid, corner).spans());
        assertFalse(open.contains(3, 1), "the edge passes the cell's corner outside");
        Zone centroid = new RandomZones(122_423, grid).next();
        CellRows closed = new CellRows(grid, Drawing.scan(grid, centroid).spans());
        assertFalse(closed.contains(0, 3), "the determinant is 1.5e-33, which JTS takes for 0");
    }

    private static double moved(double value, int ulps) {
        return value + ulps * Math.ulp(value);
    }

    private static Spans checked(Grid grid, Zone zone) {
        return Drawing.compare(
                grid, zone, JtsOracle.polygon(zone.polygons().get(0)).toText());
    }
}
