package org.tileindex.projection;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Location;
import org.tileindex.fault.ErrorCode;
import org.tileindex.fault.TileIndexException;
import org.tileindex.grid.Crs;
import org.tileindex.grid.Grid;
import org.tileindex.grid.InclusionRule;
import org.tileindex.grid.MapProjection;
import org.tileindex.legacy.CellByCell;
import org.tileindex.scan.ScalarCrossings;
import org.tileindex.scan.ScalarMaskRuns;
import org.tileindex.scan.Spans;
import org.tileindex.scan.ZoneScanner;
import org.tileindex.scan.ZoneWindow;
import org.tileindex.zone.Antimeridian;
import org.tileindex.zone.JtsPolygons;
import org.tileindex.zone.Zone;
import org.tileindex.zone.ZoneExtent;
import org.tileindex.zone.ZonePolygon;

/// Zones in the plane of a grid, held to what they are in longitude and latitude: a centre, taken back to the globe, is
/// in the zone there as JTS has it, or lies within a few thousandths of a cell of its edge.
class ZoneProjectionTest {
    /// Cells by which the polygon in the plane may miss the zone.
    private static final double MISS = 3e-3;

    private static final Grid ILLINOIS = new Grid(50, 60, 440_000, 4_450_000, 100, 90, Crs.utm(16, false));
    private static final Grid FIJI = new Grid(40, 80, 640_000, 8_120_000, 4_500, 4_000, Crs.utm(60, true));
    private static final Grid BERLIN = new Grid(60, 60, 4_500_000, 3_300_000, 1_000, 1_500, Crs.LAEA_EUROPE);
    private static final Grid MERCATOR = new Grid(
            80,
            80,
            -20_037_508.342789244,
            20_037_508.342789244,
            500_937.7085697311,
            500_937.7085697311,
            Crs.WEB_MERCATOR);

    /// Over the edge of its zone, and 1,000 km high.
    private static final Grid LAPLAND = new Grid(50, 40, 100_000, 8_300_000, 25_000, 20_000, Crs.utm(34, false));

    static List<Grid> grids() {
        return List.of(ILLINOIS, FIJI, BERLIN, MERCATOR, LAPLAND);
    }

    /// Stars of all sizes, around places in and beside the grid; some with a hole, some far larger than the grid.
    private static List<Zone> zones(Grid grid, int seed) throws TileIndexException {
        SplittableRandom random = new SplittableRandom(seed);
        MapProjection projection = new MapProjection(grid.crs());
        double[] place = new double[2];
        List<Zone> zones = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            double x = grid.westEdge(0) + random.nextDouble(-0.1, 1.1) * grid.ncols() * grid.pixelWidth();
            double y = grid.northEdge(0) - random.nextDouble(0, 1) * grid.nrows() * grid.pixelHeight();
            projection.locate(x, y, place);
            double radius = Math.min(60, Math.pow(10, random.nextDouble(-3, 1.8)));
            double[] shell = star(random, place[0], place[1], radius);
            double[] hole = star(random, place[0], place[1], radius / 8);
            zones.add(Antimeridian.unwrap(new Zone(
                    "star " + i, List.of(new ZonePolygon(shell, i % 3 == 0 ? List.of(hole) : List.of())))));
        }
        return zones;
    }

    private static double[] star(SplittableRandom random, double lon, double lat, double radius) {
        int points = 3 + random.nextInt(12);
        double[] ring = new double[2 * points + 2];
        for (int i = 0; i < points; i++) {
            double reach = radius * random.nextDouble(0.5, 1);
            double angle = 2 * Math.PI * i / points;
            double x = lon + reach * Math.cos(angle);
            ring[2 * i] = x > 180 ? x - 360 : x < -180 ? x + 360 : x;
            ring[2 * i + 1] = Math.clamp(lat + reach * Math.sin(angle), -89, 89);
        }
        ring[2 * points] = ring[0];
        ring[2 * points + 1] = ring[1];
        return ring;
    }

    private static Spans scan(Grid grid, InclusionRule rule, Zone projected) {
        return new ZoneScanner(grid, rule, new ScalarCrossings())
                .scan(projected)
                .spans();
    }

    @ParameterizedTest
    @MethodSource("grids")
    void centresAreInTheZoneThatTheyLieInOnTheGlobe(Grid grid) throws Exception {
        List<Zone> zones = zones(grid, 14);
        List<Zone> projected = ZoneProjection.onto(grid).project(zones);
        int inside = 0;
        for (int i = 0; i < zones.size(); i++) {
            boolean[][] cells = cells(grid, scan(grid, InclusionRule.CENTER, projected.get(i)));
            inside += compare(grid, zones.get(i), cells);
        }
        assertTrue(inside > grid.nrows() * grid.ncols() / 8, inside + " cells: too few to show anything");
    }

    private static boolean[][] cells(Grid grid, Spans spans) {
        boolean[][] cells = new boolean[grid.nrows()][grid.ncols()];
        for (int i = 0; i < spans.size(); i++) {
            for (int col = spans.colStart(i); col < spans.colEnd(i); col++) {
                cells[spans.row(i)][col] = true;
            }
        }
        return cells;
    }

    private static int compare(Grid grid, Zone zone, boolean[][] cells) {
        MapProjection projection = new MapProjection(grid.crs());
        List<Geometry> polygons = new ArrayList<>();
        List<IndexedPointInAreaLocator> locators = new ArrayList<>();
        for (ZonePolygon polygon : zone.polygons()) {
            polygons.add(JtsPolygons.toJts(polygon));
            locators.add(new IndexedPointInAreaLocator(polygons.getLast()));
        }
        int inside = 0;
        double[] place = new double[2];
        for (int row = 0; row < grid.nrows(); row++) {
            for (int col = 0; col < grid.ncols(); col++) {
                projection.locate(grid.centroidLon(col), grid.centroidLat(row), place);
                Coordinate centre = new Coordinate(place[0] > 180 ? place[0] - 360 : place[0], place[1]);
                boolean expected = locators.stream().anyMatch(polygon -> polygon.locate(centre) == Location.INTERIOR);
                inside += cells[row][col] ? 1 : 0;
                if (expected != cells[row][col]) {
                    assertTrue(
                            isNear(grid, projection, polygons, centre),
                            "%s, row %d, col %d: %s".formatted(zone.id(), row, col, centre));
                }
            }
        }
        return inside;
    }

    /// Whether an edge passes within [#MISS] cells of a place.
    private static boolean isNear(Grid grid, MapProjection projection, List<Geometry> polygons, Coordinate centre) {
        double[] here = new double[2];
        double[] there = new double[2];
        projection.project(centre.x, centre.y, here);
        projection.project(centre.x, centre.y + 1e-4, there);
        double degrees = 1e-4 * MISS * grid.pixelHeight() / Math.hypot(there[0] - here[0], there[1] - here[1]);
        projection.project(centre.x + 1e-4, centre.y, there);
        degrees =
                Math.max(degrees, 1e-4 * MISS * grid.pixelWidth() / Math.hypot(there[0] - here[0], there[1] - here[1]));
        double near = 2 * degrees;
        return polygons.stream()
                .anyMatch(polygon -> polygon.getBoundary()
                        .isWithinDistance(polygon.getFactory().createPoint(centre), near));
    }

    /// The scan and JTS agree on the polygon in the plane, cell by cell.
    @ParameterizedTest
    @MethodSource("grids")
    void cellsAreThoseOfThePolygonInThePlane(Grid grid) throws Exception {
        for (Zone projected : ZoneProjection.onto(grid).project(zones(grid, 2026))) {
            for (InclusionRule rule : InclusionRule.values()) {
                CellByCell legacy = new CellByCell(grid, rule, false, new ScalarMaskRuns(), projected);
                for (int row = legacy.firstRow(); row < legacy.endRow(); row++) {
                    legacy.decide(row);
                }
                boolean[][] expected = cells(grid, legacy.found().spans());
                assertArrayEquals(expected, cells(grid, scan(grid, rule, projected)), projected.id() + ", " + rule);
            }
        }
    }

    /// The extent that is known before has all of the zone's cells.
    @ParameterizedTest
    @MethodSource("grids")
    void theWindowHasAllCells(Grid grid) throws Exception {
        List<Zone> zones = zones(grid, 7);
        List<Zone> projected = ZoneProjection.onto(grid).project(zones);
        ExtentProjection extents = ExtentProjection.onto(grid);
        for (int i = 0; i < zones.size(); i++) {
            ZoneWindow window = ZoneWindow.of(extents.project(ZoneExtent.of(zones.get(i))), grid);
            Spans spans = scan(grid, InclusionRule.ANY_OVERLAP, projected.get(i));
            assertTrue(window.windowCells() >= spans.cells(), zones.get(i).id());
            for (int s = 0; s < spans.size(); s++) {
                assertTrue(window.rows().from() <= spans.row(s)
                        && spans.row(s) < window.rows().to());
            }
        }
    }

    /// Halved where it bends, and no more than it must be: a side of 1° in the middle of a UTM zone.
    @Test
    void edgesAreHalvedUntilTheirMiddlesAreInPlace() throws Exception {
        Grid grid = new Grid(1200, 1200, 440_000, 4_460_000, 100, 100, Crs.utm(16, false));
        double[] ring = {-87.5, 39.5, -86.6, 39.5, -86.6, 40.1, -87.5, 39.5};
        Zone zone = new Zone("triangle", List.of(new ZonePolygon(ring, List.of())));
        double[] shell = ZoneProjection.onto(grid)
                .project(List.of(zone))
                .getFirst()
                .polygons()
                .getFirst()
                .shell();
        MapProjection projection = new MapProjection(grid.crs());
        double[] a = new double[2];
        double[] b = new double[2];
        double[] place = new double[2];
        for (int i = 2; i < shell.length; i += 2) {
            projection.locate(shell[i - 2], shell[i - 1], a);
            projection.locate(shell[i], shell[i + 1], b);
            projection.project((a[0] + b[0]) / 2, (a[1] + b[1]) / 2, place);
            assertEquals((shell[i - 2] + shell[i]) / 2, place[0], 0.1001);
            assertEquals((shell[i - 1] + shell[i + 1]) / 2, place[1], 0.1001);
        }
        assertTrue(shell.length / 2 > 50 && shell.length / 2 < 500, shell.length / 2 + " vertices");
    }

    @Test
    void zonesAwayFromTheGridHaveNothing() throws Exception {
        double[] ring = {10, 50, 11, 50, 11, 51, 10, 50};
        Zone zone = new Zone("away", List.of(new ZonePolygon(ring, List.of())));
        assertEquals(
                List.of(),
                ZoneProjection.onto(ILLINOIS).project(List.of(zone)).getFirst().polygons());
        ZoneWindow window = ZoneWindow.of(ExtentProjection.onto(ILLINOIS).project(ZoneExtent.of(zone)), ILLINOIS);
        assertEquals(0, window.windowCells());
    }

    /// A cap is laid out for [-180, 180] alone.
    @Test
    void capsAreRefusedAcrossTheAntimeridianAndTakenElsewhere() throws Exception {
        Grid across = new Grid(40, 40, 700_000, 8_000_000, 5_000, 5_000, Crs.utm(60, false));
        Grid beside = new Grid(40, 40, 300_000, 8_000_000, 5_000, 5_000, Crs.utm(30, false));
        double[] ring = {-150, 60, -90, 61, -30, 60, 30, 61, 90, 60, 150, 61, -150, 60};
        Zone cap = Antimeridian.unwrap(new Zone("cap", List.of(new ZonePolygon(ring, List.of()))));
        ZoneProjection onto = ZoneProjection.onto(across);
        TileIndexException e = assertThrows(TileIndexException.class, () -> onto.project(List.of(cap)));
        assertEquals(ErrorCode.E007_CRS_MISMATCH, e.code());
        Zone projected = ZoneProjection.onto(beside).project(List.of(cap)).getFirst();
        assertEquals(1600, scan(beside, InclusionRule.CENTER, projected).cells());
    }

    @Test
    void gridsWhereTheProjectionDoesNotHoldAreRefused() {
        for (Grid grid : List.of(
                new Grid(100, 100, 500_000, 10_100_000, 10_000, 10_000, Crs.utm(16, false)),
                new Grid(100, 100, 20_000_000, 1_000_000, 10_000, 10_000, Crs.utm(16, false)),
                new Grid(10, 10, 40_000_000, 1_000_000, 10_000, 10_000, Crs.WEB_MERCATOR),
                new Grid(10, 10, 0, 60_000_000, 10_000, 10_000, Crs.WEB_MERCATOR),
                new Grid(100, 100, 4_000_000, 17_000_000, 100_000, 100_000, Crs.LAEA_EUROPE))) {
            TileIndexException e =
                    assertThrows(TileIndexException.class, () -> ZoneProjection.onto(grid), grid::toString);
            assertEquals(ErrorCode.E007_CRS_MISMATCH, e.code());
        }
    }
}
