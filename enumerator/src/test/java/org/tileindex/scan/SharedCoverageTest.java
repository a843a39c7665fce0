package org.tileindex.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.operation.union.UnaryUnionOp;
import org.tileindex.grid.Grid;
import org.tileindex.zone.JtsPolygons;
import org.tileindex.zone.Zone;
import org.tileindex.zone.ZonePolygon;

/// Cells that several polygons of one zone cover: what they share counts once (contract, section 7).
class SharedCoverageTest {
    /// Parts of a cell's side, a power of two.
    private static final int PARTS = 64;

    private static final int SIDE = Drawing.SIDE * PARTS;
    private static final int ZONES = 300;
    private static final List<Grid> ALL =
            Stream.concat(Drawing.EXACT.stream(), Drawing.ROUNDED.stream()).toList();

    /// All coordinates are multiples of 1/64 cell, so that the squares of that size can be counted.
    @Test
    @Tag("slow")
    void rectilinearPolygonsCoverTheSquaresThatAreCounted() {
        int shared = 0;
        for (int seed = 0; seed < ZONES; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Grid grid = Drawing.EXACT.get(seed % Drawing.EXACT.size());
            BitSet squares = new BitSet(SIDE * SIDE);
            List<ZonePolygon> polygons = new ArrayList<>();
            int wanted = 2 + random.nextInt(4);
            // Coarse numbers make polygons share sides and corners.
            int step = 1 << random.nextInt(7);
            while (polygons.size() < wanted) {
                polygons.add(rectilinear(grid, random, step, squares));
            }
            ZoneCells found = Shares.scan(grid, new Zone("squares", polygons));
            Shares.assertWellFormed(grid, new Zone("squares", polygons), found, "seed " + seed);
            CellRows cells = new CellRows(grid, found.spans());
            for (int row = 0; row < Drawing.SIDE; row++) {
                for (int col = 0; col < Drawing.SIDE; col++) {
                    double share = cells.contains(row, col) ? found.coverage().of(row, col) : 0;
                    assertEquals(counted(squares, row, col), share, Shares.place("seed " + seed, row, col));
                }
            }
            shared += found.coverage().size();
        }
        assertTrue(shared > 10 * ZONES, shared + " cells");
    }

    private static double counted(BitSet squares, int row, int col) {
        int count = 0;
        for (int y = row * PARTS; y < (row + 1) * PARTS; y++) {
            count += squares.get(y * SIDE + col * PARTS, y * SIDE + (col + 1) * PARTS)
                    .cardinality();
        }
        return count / (double) (PARTS * PARTS);
    }

    /// A rectangle, an L, or a rectangle with a hole.
    private static ZonePolygon rectilinear(Grid grid, SplittableRandom random, int step, BitSet squares) {
        int[] x = edges(random, step);
        int[] y = edges(random, step);
        int kind = random.nextInt(3);
        boolean holed = kind == 2;
        fill(squares, x[0], x[3], y[0], y[1]);
        fill(squares, x[0], x[1], y[1], y[2]);
        fill(squares, kind == 0 ? x[1] : x[2], kind == 1 ? x[2] : x[3], y[1], y[2]);
        fill(squares, x[0], kind == 1 ? x[1] : x[3], y[2], y[3]);
        if (kind == 1) {
            return new ZonePolygon(
                    ring(grid, x[0], y[0], x[3], y[0], x[3], y[1], x[1], y[1], x[1], y[3], x[0], y[3]), List.of());
        }
        return new ZonePolygon(
                ring(grid, x[0], y[0], x[3], y[0], x[3], y[3], x[0], y[3]),
                holed ? List.of(ring(grid, x[1], y[1], x[2], y[1], x[2], y[2], x[1], y[2])) : List.of());
    }

    private static void fill(BitSet squares, int west, int east, int north, int south) {
        for (int y = north; y < south; y++) {
            squares.set(y * SIDE + west, y * SIDE + east);
        }
    }

    /// Four different multiples of `step`, ascending.
    private static int[] edges(SplittableRandom random, int step) {
        return random.ints(0, SIDE / step + 1)
                .distinct()
                .limit(4)
                .sorted()
                .map(place -> place * step)
                .toArray();
    }

    /// @param places columns and rows of squares
    private static double[] ring(Grid grid, int... places) {
        double[] ring = new double[places.length + 2];
        for (int i = 0; i < ring.length; i += 2) {
            ring[i] = grid.originLon() + places[i % places.length] / (double) PARTS * grid.pixelWidth();
            ring[i + 1] = grid.originLat() - places[(i + 1) % places.length] / (double) PARTS * grid.pixelHeight();
        }
        return ring;
    }

    /// Stars in general position against JTS, which rounds.
    @Test
    @Tag("slow")
    void starsCoverWhatJtsUnites() {
        GeometryFactory factory = new GeometryFactory();
        int partly = 0;
        for (int seed = 0; seed < ZONES / 4; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Grid grid = ALL.get(seed % ALL.size());
            List<ZonePolygon> polygons = new ArrayList<>();
            for (int i = 0; i < 2 + seed % 3; i++) {
                polygons.add(star(grid, random));
            }
            Geometry union =
                    UnaryUnionOp.union(polygons.stream().map(JtsPolygons::toJts).toList());
            ZoneCells found = Shares.scan(grid, new Zone("stars", polygons));
            for (int i = 0; i < found.spans().size(); i++) {
                int row = found.spans().row(i);
                for (int col = found.spans().colStart(i); col < found.spans().colEnd(i); col++) {
                    Envelope cell = new Envelope(
                            grid.westEdge(col), grid.westEdge(col + 1), grid.northEdge(row + 1), grid.northEdge(row));
                    double covered =
                            union.intersection(factory.toGeometry(cell)).getArea();
                    assertEquals(
                            covered / cell.getArea(),
                            found.coverage().of(row, col),
                            1e-9,
                            Shares.place("seed " + seed, row, col));
                }
            }
            partly += found.coverage().size();
        }
        assertTrue(partly > 2 * ZONES, partly + " cells");
    }

    private static ZonePolygon star(Grid grid, SplittableRandom random) {
        double col = random.nextDouble(2, 5);
        double row = random.nextDouble(2, 5);
        double[] angles = random.doubles(9, 0, 2 * Math.PI).sorted().toArray();
        double[] ring = new double[20];
        for (int i = 0; i < 20; i += 2) {
            double angle = angles[i / 2 % 9];
            double radius = i == 18 ? 0 : random.nextDouble(0.4, 2.4);
            ring[i] = i == 18 ? ring[0] : Drawing.lon(grid, col + radius * Math.cos(angle));
            ring[i + 1] = i == 18 ? ring[1] : Drawing.lat(grid, row + radius * Math.sin(angle));
        }
        // The centre may lie outside where two angles are far apart; then the ring would meet itself.
        return isWide(angles) ? star(grid, random) : new ZonePolygon(ring, List.of());
    }

    private static boolean isWide(double[] angles) {
        double widest = angles[0] + 2 * Math.PI - angles[8];
        for (int i = 1; i < 9; i++) {
            widest = Math.max(widest, angles[i] - angles[i - 1]);
        }
        return widest > 3;
    }

    /// Asserts the share of cell (3, 3) on all grids.
    private static void assertMiddle(double share, Drawing drawing) {
        for (Grid grid : ALL) {
            assertMiddle(share, grid, drawing);
        }
    }

    private static void assertMiddle(double share, Grid grid, Drawing drawing) {
        CellCoverage found = Shares.scan(grid, drawing.zone(grid)).coverage();
        // A corner of a drawing is rounded to a double; 1 is exact all the same.
        assertEquals(share, found.of(3, 3), share == 1 ? 0 : 1e-9, () -> "on " + grid);
    }

    @Test
    void twoPolygonsWithACommonEdgeFillTheCell() {
        assertMiddle(1, Drawing.of(1, 1, 3.2, 1, 2.9, 6, 1, 6).and(3.2, 1, 6, 1, 6, 6, 2.9, 6));
    }

    @Test
    void twoPolygonsWithACommonEdgeInsideTheCellFillIt() {
        assertMiddle(1, Drawing.of(1, 1, 6, 1, 3.3, 2.8, 2.8, 3.1, 1, 6).and(6, 1, 6, 6, 1, 6, 2.8, 3.1, 3.3, 2.8));
    }

    /// A vertex of one in the middle of the other's edge. The edge lies along a meridian, so that nothing is rounded.
    @Test
    void polygonsThatMeetAtATeeFillTheCell() {
        assertMiddle(
                1,
                Drawing.of(1, 1, 3.1, 1, 3.1, 6, 1, 6)
                        .and(3.1, 1, 6, 1, 6, 2.9, 3.1, 2.9)
                        .and(3.1, 2.9, 6, 2.9, 6, 6, 3.1, 6));
    }

    @Test
    void polygonsThatMeetAtATeeOnASlopeFillTheCell() {
        for (Grid grid : Drawing.EXACT) {
            assertMiddle(
                    1, grid, Drawing.of(1, 1, 5, 1, 1, 5).and(5, 1, 6, 6, 3, 3).and(6, 6, 1, 5, 3, 3));
        }
    }

    @Test
    void aGapOfOneUnitInTheLastPlaceIsLeftOpen() {
        Grid grid = Drawing.EXACT.getFirst();
        double middle = Drawing.lon(grid, 3.25);
        double beside = Math.nextUp(middle);
        Zone zone = new Zone(
                "gap",
                List.of(
                        box(grid.westEdge(1), middle, grid.northEdge(6), grid.northEdge(1)),
                        box(beside, grid.westEdge(6), grid.northEdge(6), grid.northEdge(1))));
        assertEquals(Math.nextDown(1.0), Shares.scan(grid, zone).coverage().of(3, 3));
    }

    private static ZonePolygon box(double west, double east, double south, double north) {
        return new ZonePolygon(
                new double[] {west, south, east, south, east, north, west, north, west, south}, List.of());
    }

    @Test
    void anOverlapCountsOnce() {
        assertMiddle(0.75, Drawing.of(2, 2, 3.25, 2, 3.25, 5, 2, 5).and(2.75, 2, 3, 2, 3, 5, 2.75, 5));
        assertMiddle(1, Drawing.of(2, 2, 3.25, 2, 3.25, 5, 2, 5).and(2.75, 2, 6, 2, 6, 5, 2.75, 5));
    }

    @Test
    void identicalPolygonsCountOnce() {
        double[] ring = {2.75, 2.75, 3.25, 2.75, 3.25, 3.25, 2.75, 3.25};
        assertMiddle(0.25, Drawing.of(ring).and(ring).and(ring));
    }

    @Test
    void aPolygonInsideAnotherAddsNothing() {
        assertMiddle(0.5, Drawing.of(1, 1, 3, 1, 3, 6, 1, 6).and(2.6, 2.6, 2.9, 2.6, 2.9, 2.9, 2.6, 2.9));
        assertMiddle(1, Drawing.of(1, 1, 6, 1, 6, 6, 1, 6).and(2.6, 2.6, 2.9, 2.6, 2.9, 2.9, 2.6, 2.9));
    }

    @Test
    void aPolygonFillsTheHoleOfAnother() {
        double[] hole = {2.7, 2.8, 3.3, 2.6, 3.1, 3.4};
        assertMiddle(1, Drawing.of(1, 1, 6, 1, 6, 6, 1, 6).hole(hole).and(hole));
    }

    @Test
    void anIslandInALakeCountsBesideTheShore() {
        assertMiddle(
                0.75 + 0.0625,
                Drawing.of(1, 1, 6, 1, 6, 6, 1, 6)
                        .hole(2.75, 2.75, 3.25, 2.75, 3.25, 3.25, 2.75, 3.25)
                        .and(2.875, 2.875, 3.125, 2.875, 3.125, 3.125, 2.875, 3.125));
    }

    @Test
    void polygonsThatTouchAtAPointAddUp() {
        assertMiddle(0.5, Drawing.of(2, 2, 3, 2, 3, 3, 2, 3).and(3, 3, 5, 3, 5, 5, 3, 5));
    }

    @Test
    void sixPolygonsOverlapInOneCell() {
        assertMiddle(
                0.953125,
                Drawing.of(2, 2, 3.25, 2, 3.25, 3.25, 2, 3.25)
                        .and(3, 1, 6, 1, 6, 3.25, 3, 3.25)
                        .and(2, 3, 3.0, 3, 3.0, 6, 2, 6)
                        .and(2.75, 3.1, 3.125, 3.1, 3.125, 6, 2.75, 6)
                        .and(3.125, 3.25, 3.25, 3.25, 3.25, 3.375, 3.125, 3.375)
                        .and(3.25, 3.25, 5, 3.25, 5, 3.375, 3.25, 3.375));
    }
}
