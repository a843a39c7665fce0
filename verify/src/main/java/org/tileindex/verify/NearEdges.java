package org.tileindex.verify;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.tileindex.zone.ZonePolygon;

/// The cells of some rows that lie within two cells of a polygon's edge. A stretch of cells between them meets no edge,
/// so its cells are all inside or all outside. Where the grid goes on across the antimeridian, that meridian counts as
/// an edge, because zones may end there on one side.
final class NearEdges {
    private static final int DISTANCE = 2;

    private final CellFormulas formulas;
    private final double[] turns;
    private final int[] rows;
    private final int firstCol;
    private final int endCol;
    private final BitSet[] near;

    /// @param rows in ascending order
    /// @param firstCol first of the columns of interest
    /// @param endCol end of the columns of interest
    NearEdges(CellFormulas formulas, int[] rows, List<ZonePolygon> polygons, int firstCol, int endCol) {
        this.formulas = formulas;
        this.firstCol = firstCol;
        this.endCol = endCol;
        this.turns = formulas.turns();
        this.rows = rows;
        this.near = new BitSet[rows.length];
        Arrays.setAll(near, i -> new BitSet());
        for (BitSet columns : near) {
            for (double turn : turns) {
                if (formulas.isInside(turn - CellFormulas.HALF_TURN)) {
                    add(columns, turn - CellFormulas.HALF_TURN, turn - CellFormulas.HALF_TURN);
                }
            }
        }
        for (ZonePolygon polygon : polygons) {
            addRing(polygon.shell());
            polygon.holes().forEach(this::addRing);
        }
    }

    /// The columns of the `i`-th row that are near an edge, counted from the first of interest.
    BitSet columns(int i) {
        return near[i];
    }

    private void addRing(double[] ring) {
        for (int i = 2; i < ring.length; i += 2) {
            addEdge(ring[i - 2], ring[i - 1], ring[i], ring[i + 1]);
        }
    }

    private void addEdge(double x1, double y1, double x2, double y2) {
        double north = Math.max(y1, y2);
        double south = Math.min(y1, y2);
        int first = (int) Math.floor(formulas.rowAt(north)) - DISTANCE - 1;
        int last = (int) Math.floor(formulas.rowAt(south)) + DISTANCE + 1;
        int at = Arrays.binarySearch(rows, first);
        for (int i = at < 0 ? -at - 1 : at; i < rows.length && rows[i] <= last; i++) {
            double top = Math.min(north, edge(rows[i] - DISTANCE));
            double bottom = Math.max(south, edge(rows[i] + 1 + DISTANCE));
            if (top >= bottom) {
                boolean level = north == south;
                double a = level ? x1 : lonAt(x1, y1, x2, y2, top);
                double b = level ? x2 : lonAt(x1, y1, x2, y2, bottom);
                for (double turn : turns) {
                    add(near[i], Math.min(a, b) + turn, Math.max(a, b) + turn);
                }
            }
        }
    }

    private void add(BitSet columns, double west, double east) {
        int from = (int) Math.floor(formulas.colAt(west)) - DISTANCE;
        int to = (int) Math.floor(formulas.colAt(east)) + DISTANCE + 1;
        if (to > firstCol && from < endCol) {
            columns.set(Math.max(firstCol, from) - firstCol, Math.min(endCol, to) - firstCol);
        }
    }

    /// The northern edge of `row`, which may lie outside the grid.
    private double edge(int row) {
        if (row < 0) {
            return Double.POSITIVE_INFINITY;
        }
        return row > formulas.nrows() ? Double.NEGATIVE_INFINITY : formulas.north(row);
    }

    private static double lonAt(double x1, double y1, double x2, double y2, double lat) {
        return x1 + (lat - y1) / (y2 - y1) * (x2 - x1);
    }
}
