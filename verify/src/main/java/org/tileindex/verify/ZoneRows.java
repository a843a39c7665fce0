package org.tileindex.verify;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.tileindex.membership.ExactRule;
import org.tileindex.membership.PolygonRule;
import org.tileindex.zone.Zone;
import org.tileindex.zone.ZonePolygon;

/// The cells of a zone in some rows of the grid. JTS decides them, and exact arithmetic where JTS might round. Each
/// cell within two cells of an edge is decided by itself; a stretch of cells between edges is decided by its first
/// cell, or cell by cell if the check is exhaustive. An object is for one thread.
final class ZoneRows {
    private final CellFormulas formulas;
    private final int[] rows;
    private final boolean exhaustive;
    private final double[] turns;
    private final List<PolygonRule> polygons = new ArrayList<>();
    private final NearEdges near;
    private final int west;
    private final int east;
    private long decisions;

    /// @param rows in ascending order, at least one
    ZoneRows(Zone zone, String rule, CellFormulas formulas, int[] rows, boolean exhaustive) {
        this.formulas = formulas;
        this.rows = rows;
        this.exhaustive = exhaustive;
        this.turns = formulas.turns();
        double top = formulas.north(rows[0]);
        double bottom = formulas.north(rows[rows.length - 1] + 1);
        Envelope extent = new Envelope();
        for (ZonePolygon polygon : zone.polygons()) {
            PolygonRule decided = ExactRule.of(rule, polygon);
            if (decided.extent().getMinY() <= top && decided.extent().getMaxY() >= bottom) {
                polygons.add(decided);
                extent.expandToInclude(decided.extent());
            }
        }
        if (extent.isNull() || turns.length > 1) {
            this.west = 0;
            this.east = extent.isNull() ? 0 : formulas.ncols();
        } else {
            this.west = column(formulas.colAt(extent.getMinX()) - 1);
            this.east = column(formulas.colAt(extent.getMaxX()) + 2);
        }
        this.near = new NearEdges(formulas, rows, zone.polygons(), west, east);
    }

    /// The first column that may belong to the zone.
    int west() {
        return west;
    }

    private int column(double col) {
        return (int) Math.max(0, Math.min(formulas.ncols(), col));
    }

    /// The number of cells decided so far.
    long decisions() {
        return decisions;
    }

    /// The columns of the `i`-th row that belong to the zone, counted from column `base`.
    ///
    /// @param base at most [#west]
    BitSet columns(int i, int base) {
        int row = rows[i];
        double south = formulas.north(row + 1);
        double north = formulas.north(row);
        List<PolygonRule> reached = polygons.stream()
                .filter(polygon ->
                        polygon.extent().getMinY() <= north && polygon.extent().getMaxY() >= south)
                .toList();
        BitSet edges = near.columns(i);
        BitSet inside = new BitSet();
        int col = west;
        while (col < east) {
            int end = exhaustive || edges.get(col - west) ? col + 1 : gapEnd(edges, col);
            if (takes(reached, row, col)) {
                inside.set(col - base, end - base);
            }
            col = end;
        }
        return inside;
    }

    private int gapEnd(BitSet edges, int col) {
        int next = edges.nextSetBit(col - west);
        return next < 0 ? east : Math.min(next + west, east);
    }

    /// Whether a zone takes the cell, wherever it lies on the globe.
    private boolean takes(List<PolygonRule> reached, int row, int col) {
        decisions++;
        for (double turn : turns) {
            double from = formulas.west(col) - turn;
            double to = formulas.west(col + 1) - turn;
            if (formulas.meetsZones(from, to)) {
                Coordinate centroid = new Coordinate(formulas.middle(col) - turn, formulas.centroidLat(row));
                if (takes(
                        reached,
                        new PolygonRule.Cell(from, formulas.north(row + 1), to, formulas.north(row), centroid))) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean takes(List<PolygonRule> reached, PolygonRule.Cell cell) {
        for (PolygonRule polygon : reached) {
            Envelope extent = polygon.extent();
            if (extent.getMinX() <= cell.east() && extent.getMaxX() >= cell.west() && polygon.covers(cell)) {
                return true;
            }
        }
        return false;
    }
}
