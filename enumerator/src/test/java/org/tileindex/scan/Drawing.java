package org.tileindex.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.tileindex.grid.Grid;
import org.tileindex.grid.InclusionRule;
import org.tileindex.legacy.CellByCell;
import org.tileindex.zone.Zone;
import org.tileindex.zone.ZonePolygon;

/// A zone drawn in cells instead of degrees: `(2, 3)` is the centroid of column 2 and row 3, `(2.5, 3)` the middle of
/// the edge east of it. Rows count southwards. The same drawing is scanned on grids whose coordinates are exact in
/// binary and on grids where they are not; whole numbers give the centroid's own bits on all of them.
final class Drawing {
    static final int SIDE = 8;

    /// Grids whose centroids and edges are exact in binary, so even sloping edges meet centroids exactly. JTS rounds
    /// nothing there, so its decisions must agree with the scan without the judge's help.
    static final List<Grid> EXACT = List.of(
            new Grid(SIDE, SIDE, -4, 4, 1, 1),
            new Grid(SIDE, SIDE, 10, -19, 0.25, 0.25),
            new Grid(SIDE, SIDE, -180, 90, 0.5, 2));

    static final List<Grid> ROUNDED = List.of(
            new Grid(SIDE, SIDE, 10.1, 50.3, 1 / 120.0, 1 / 120.0),
            new Grid(SIDE, SIDE, -1 / 3.0, 2 / 7.0, 1 / 7.0, 1 / 7.0),
            new Grid(SIDE, SIDE, 179.1, -89.1, 0.1, 0.1),
            new Grid(SIDE, SIDE, -180, 90, 1 / 3600.0, 1 / 3600.0),
            new Grid(SIDE, SIDE, 5, 5, 0.1, 0.3));

    private final List<List<double[]>> polygons = new ArrayList<>();

    private Drawing() {}

    /// Starts with one polygon, its ring as `col, row` pairs; the ring is closed here.
    static Drawing of(double... shell) {
        return new Drawing().and(shell);
    }

    /// Adds another polygon.
    Drawing and(double... shell) {
        polygons.add(new ArrayList<>(List.of(shell)));
        return this;
    }

    /// Adds a hole to the last polygon.
    Drawing hole(double... ring) {
        polygons.getLast().add(ring);
        return this;
    }

    Zone zone(Grid grid) {
        return zone(grid, 0, false);
    }

    /// The zone with each ring begun at vertex `turn` and, if wanted, in the other direction.
    Zone zone(Grid grid, int turn, boolean reversed) {
        List<ZonePolygon> zone = new ArrayList<>();
        for (List<double[]> rings : polygons) {
            List<double[]> degrees = rings.stream()
                    .map(ring -> degrees(grid, ring, turn, reversed))
                    .toList();
            zone.add(new ZonePolygon(degrees.get(0), degrees.subList(1, degrees.size())));
        }
        return new Zone("drawing", zone);
    }

    private static double[] degrees(Grid grid, double[] ring, int turn, boolean reversed) {
        int size = ring.length / 2;
        double[] closed = new double[2 * size + 2];
        for (int i = 0; i <= size; i++) {
            int vertex = Math.floorMod(reversed ? turn - i : turn + i, size);
            closed[2 * i] = lon(grid, ring[2 * vertex]);
            closed[2 * i + 1] = lat(grid, ring[2 * vertex + 1]);
        }
        return closed;
    }

    static double lon(Grid grid, double col) {
        return grid.originLon() + (col + 0.5) * grid.pixelWidth();
    }

    static double lat(Grid grid, double row) {
        return grid.originLat() - (row + 0.5) * grid.pixelHeight();
    }

    /// Asserts that rule `center` finds the cells of `picture` on exact grids. Asserts as well that both rules find the
    /// same cells as JTS and the legacy path on all grids, and rational clipping the same shares, wherever the rings
    /// begin and whichever way they run.
    void covers(String picture) {
        shows(InclusionRule.CENTER, picture);
    }

    /// The same for rule `any_overlap`.
    void overlaps(String picture) {
        shows(InclusionRule.ANY_OVERLAP, picture);
    }

    private void shows(InclusionRule rule, String picture) {
        for (Grid grid : EXACT) {
            String cells = new CellRows(grid, scan(rule, grid, zone(grid)).spans()).picture();
            assertEquals(picture, cells, () -> "on " + grid);
        }
        agreesWithJts(EXACT);
        agreesWithJts(ROUNDED);
    }

    void agreesWithJts(List<Grid> grids) {
        int turns = polygons.stream()
                .flatMap(List::stream)
                .mapToInt(ring -> ring.length / 2)
                .max()
                .orElseThrow();
        for (Grid grid : grids) {
            for (InclusionRule rule : rulesFor(zone(grid))) {
                CellOracle oracle = CellOracle.of(rule, zone(grid), grid);
                String first = new CellRows(grid, scan(rule, grid, zone(grid)).spans()).picture();
                sameCellByCell(rule, grid, zone(grid), first);
                if (rule == InclusionRule.ANY_OVERLAP && polygons.size() == 1) {
                    Shares.assertExact(grid, zone(grid), "drawing on " + grid);
                    Shares.assertExact(grid, zone(grid, 1, true), "reversed drawing on " + grid);
                }
                for (int turn = 0; turn < turns; turn++) {
                    for (boolean reversed : new boolean[] {false, true}) {
                        Zone zone = zone(grid, turn, reversed);
                        CellRows rows =
                                new CellRows(grid, scan(rule, grid, zone).spans());
                        rows.compareAll(oracle, rule + " begun at vertex " + turn + (reversed ? ", reversed" : ""));
                        if (EXACT.contains(grid)) {
                            assertEquals(0, rows.rounded(), () -> "JTS decides otherwise on " + grid);
                        }
                        assertEquals(first, rows.picture());
                    }
                }
            }
        }
    }

    /// Both rules; only `center` for a zone that is invalid, because then "inside" is not well defined.
    private static List<InclusionRule> rulesFor(Zone zone) {
        boolean valid = zone.polygons().stream()
                .allMatch(polygon -> JtsOracle.polygon(polygon).isValid());
        return valid ? List.of(InclusionRule.values()) : List.of(InclusionRule.CENTER);
    }

    /// Asserts that the scan agrees with JTS and the legacy path on every cell of the grid, under the rules that are
    /// well defined for `zone`.
    ///
    /// @return the spans of `center`
    static Spans compare(Grid grid, Zone zone, String what) {
        for (InclusionRule rule : rulesFor(zone)) {
            new CellRows(grid, scan(rule, grid, zone).spans())
                    .compareAll(CellOracle.of(rule, zone, grid), rule + " " + what);
            sameCellByCell(rule, grid, zone, what);
        }
        return scan(grid, zone).spans();
    }

    /// Asserts that the scan and the legacy path find the same.
    static void sameCellByCell(InclusionRule rule, Grid grid, Zone zone, String what) {
        ZoneCells scanned = scan(rule, grid, zone);
        ZoneCells decided = cellByCell(rule, grid, zone);
        assertEquals(
                new CellRows(grid, scanned.spans()).picture(),
                new CellRows(grid, decided.spans()).picture(),
                () -> "cell by cell on %s, %s: %s".formatted(grid, rule, what));
        assertEquals(scanned.inHoles(), decided.inHoles(), () -> "cells in holes on %s: %s".formatted(grid, what));
    }

    private static ZoneCells cellByCell(InclusionRule rule, Grid grid, Zone zone) {
        CellByCell cells = new CellByCell(grid, rule, false, new ScalarMaskRuns(), zone);
        IntStream.range(cells.firstRow(), cells.endRow()).forEach(cells::decide);
        return cells.found();
    }

    static ZoneCells scan(Grid grid, Zone zone) {
        return scan(InclusionRule.CENTER, grid, zone);
    }

    static ZoneCells scan(InclusionRule rule, Grid grid, Zone zone) {
        return new ZoneScanner(grid, rule, new ScalarCrossings()).scan(zone);
    }

    /// A zone of one polygon without holes, its ring in degrees, closed here.
    static Zone degrees(double... open) {
        double[] ring = Arrays.copyOf(open, open.length + 2);
        ring[open.length] = open[0];
        ring[open.length + 1] = open[1];
        return new Zone("degrees", List.of(new ZonePolygon(ring, List.of())));
    }
}
