package org.tileindex.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.BitSet;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import org.tileindex.grid.Grid;
import org.tileindex.grid.InclusionRule;
import org.tileindex.zone.Zone;
import org.tileindex.zone.ZonePolygon;

/// The cells within a Chebyshev distance of any cell that an edge of a zone passes through.
final class NearEdgeCells {
    private static final int DISTANCE = 2;

    private final Grid grid;
    private final Zone zone;
    private final BitSet[] rows;

    NearEdgeCells(Grid grid, Zone zone) {
        this.grid = grid;
        this.zone = zone;
        this.rows = new BitSet[grid.nrows()];
        for (ZonePolygon polygon : zone.polygons()) {
            addRing(polygon.shell());
            polygon.holes().forEach(this::addRing);
        }
    }

    /// The columns of `row`; empty where no edge is near.
    BitSet row(int row) {
        BitSet near = new BitSet();
        for (int r = Math.max(0, row - DISTANCE); r <= Math.min(grid.nrows() - 1, row + DISTANCE); r++) {
            if (rows[r] != null) {
                near.or(rows[r]);
            }
        }
        return near;
    }

    /// Scans the zone and compares these cells with JTS.
    ///
    /// @return the number of decisions compared
    long compare(InclusionRule rule) {
        CellRows cells = new CellRows(grid, Drawing.scan(rule, grid, zone).spans());
        CellOracle oracle = CellOracle.of(rule, zone, grid);
        LongAdder decisions = new LongAdder();
        IntStream.range(0, grid.nrows()).parallel().forEach(row -> {
            BitSet columns = row(row);
            if (!columns.isEmpty()) {
                CellOracle.Row expected = oracle.row(row);
                columns.stream().forEach(col -> cells.compare(expected, row, col, rule + " " + zone.id()));
                decisions.add(columns.cardinality());
            }
        });
        assertEquals(0, cells.rounded(), "no cell is a matter of rounding");
        return decisions.sum();
    }

    private void addRing(double[] ring) {
        for (int i = 2; i < ring.length; i += 2) {
            addEdge(ring[i - 2], ring[i - 1], ring[i], ring[i + 1]);
        }
    }

    private void addEdge(double x1, double y1, double x2, double y2) {
        int first = rowOf(Math.max(y1, y2));
        int last = rowOf(Math.min(y1, y2));
        for (int row = first; row <= last; row++) {
            double top = Math.min(Math.max(y1, y2), grid.northEdge(row));
            double bottom = Math.max(Math.min(y1, y2), grid.northEdge(row + 1));
            double a = first == last ? x1 : lonAt(x1, y1, x2, y2, top);
            double b = first == last ? x2 : lonAt(x1, y1, x2, y2, bottom);
            int from = colOf(Math.min(a, b)) - DISTANCE;
            int to = colOf(Math.max(a, b)) + DISTANCE + 1;
            if (rows[row] == null) {
                rows[row] = new BitSet();
            }
            rows[row].set(Math.max(0, from), Math.min(grid.ncols(), to));
        }
    }

    private static double lonAt(double x1, double y1, double x2, double y2, double lat) {
        return x1 + (lat - y1) / (y2 - y1) * (x2 - x1);
    }

    private int rowOf(double lat) {
        int row = (int) Math.floor((grid.originLat() - lat) / grid.pixelHeight());
        return Math.min(Math.max(row, 0), grid.nrows() - 1);
    }

    private int colOf(double lon) {
        int col = (int) Math.floor((lon - grid.originLon()) / grid.pixelWidth());
        return Math.min(Math.max(col, 0), grid.ncols() - 1);
    }
}
