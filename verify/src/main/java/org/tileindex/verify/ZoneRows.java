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
        this.near = new NearEdges(formulas, rows, zone.polygons());
        this.west = column(extent.isNull() ? 0 : formulas.colAt(extent.getMinX()) - 1);
        this.east = column(extent.isNull() ? 0 : formulas.colAt(extent.getMaxX()) + 2);
    }

    private int column(double col) {
        return (int) Math.max(0, Math.min(formulas.ncols(), col));
    }

    /// The number of cells decided so far.
    long decisions() {
        return decisions;
    }

    /// The columns of the `i`-th row that belong to the zone.
    BitSet columns(int i) {
        int row = rows[i];
        double south = formulas.north(row + 1);
        double north = formulas.north(row);
        List<PolygonRule> reached = polygons.stream()
                .filter(polygon ->
                        polygon.extent().getMinY() <= north && polygon.extent().getMaxY() >= south)
                .toList();
        BitSet edges = near.columns(i);
        BitSet inside = new BitSet(formulas.ncols());
        int col = west;
        while (col < east) {
            int end = exhaustive || edges.get(col) ? col + 1 : gapEnd(edges, col);
            if (takes(reached, row, col)) {
                inside.set(col, end);
            }
            col = end;
        }
        return inside;
    }

    private int gapEnd(BitSet edges, int col) {
        int next = edges.nextSetBit(col);
        return next < 0 ? east : Math.min(next, east);
    }

    private boolean takes(List<PolygonRule> reached, int row, int col) {
        decisions++;
        PolygonRule.Cell cell = new PolygonRule.Cell(
                formulas.west(col),
                formulas.north(row + 1),
                formulas.west(col + 1),
                formulas.north(row),
                new Coordinate(formulas.centroidLon(col), formulas.centroidLat(row)));
        for (PolygonRule polygon : reached) {
            Envelope extent = polygon.extent();
            if (extent.getMinX() <= cell.east() && extent.getMaxX() >= cell.west() && polygon.covers(cell)) {
                return true;
            }
        }
        return false;
    }
}
