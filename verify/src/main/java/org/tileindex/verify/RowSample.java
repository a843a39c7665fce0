package org.tileindex.verify;

import org.tileindex.zone.Zone;
import org.tileindex.zone.ZonePolygon;

/// The rows of the grid that are decided for a zone. The sample has the first and the last row of the zone's window,
/// one in `every` between them, at an offset that follows from the zone's id, and every row outside the window that
/// has tiles. Of a window of up to 64 rows it has all rows.
final class RowSample {
    /// Maximum number of rows of a window that is decided in all rows.
    static final int FEW_ROWS = 64;

    private final int first;
    private final int last;
    private final int every;
    private final int offset;

    private RowSample(int first, int last, int every, int offset) {
        this.first = first;
        this.last = last;
        this.every = every;
        this.offset = offset;
    }

    /// @param every 1 for all rows
    static RowSample of(Zone zone, CellFormulas formulas, int every) {
        double south = Double.POSITIVE_INFINITY;
        double north = Double.NEGATIVE_INFINITY;
        for (ZonePolygon polygon : zone.polygons()) {
            double[] ring = polygon.shell();
            for (int i = 1; i < ring.length; i += 2) {
                south = Math.min(south, ring[i]);
                north = Math.max(north, ring[i]);
            }
        }
        int first = clamp(Math.floor(formulas.rowAt(north)) - 1, formulas.nrows());
        int last = clamp(Math.floor(formulas.rowAt(south)) + 1, formulas.nrows());
        boolean few = last - first < FEW_ROWS;
        return new RowSample(first, last, few ? 1 : every, zone.id().hashCode());
    }

    private static int clamp(double row, int nrows) {
        return (int) Math.max(0, Math.min(nrows - 1, row));
    }

    int first() {
        return first;
    }

    int last() {
        return last;
    }

    /// Whether row `row` is in the sample, provided that it lies in the window or has tiles.
    boolean covers(int row) {
        return row <= first || row >= last || Math.floorMod(row - offset, every) == 0;
    }
}
