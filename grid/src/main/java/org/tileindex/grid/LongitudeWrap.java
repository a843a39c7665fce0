package org.tileindex.grid;

import java.util.function.IntPredicate;

/// The turns by which the longitudes written for a cell differ from the formula (contract, section 1.3): a cell
/// whose western edge is at or east of 180 is written 360° farther west, one whose eastern edge is at or west of -180
/// 360° farther east. A cell astride ±180 keeps the formula's values.
///
/// @param endRaised one past the last column that is raised by 360°, 0 if none is
/// @param firstReduced first column that is reduced by 360°, `ncols` if none is
/// @param ncols number of columns of the grid
public record LongitudeWrap(int endRaised, int firstReduced, int ncols) {
    /// The turns of the columns of `grid`; none in a plane.
    public static LongitudeWrap of(Grid grid) {
        int ncols = grid.ncols();
        if (grid.crs().isProjected()) {
            return new LongitudeWrap(0, ncols, ncols);
        }
        int raised = first(ncols, col -> grid.westEdge(col + 1) > -Grid.HALF_TURN);
        int reduced = first(ncols, col -> grid.westEdge(col) >= Grid.HALF_TURN);
        return new LongitudeWrap(raised, reduced, ncols);
    }

    /// The first of `ncols` columns for which `holds`, which holds for all that follow it; `ncols` if there is none.
    static int first(int ncols, IntPredicate holds) {
        int from = 0;
        int to = ncols;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (holds.test(middle)) {
                to = middle;
            } else {
                from = middle + 1;
            }
        }
        return from;
    }

    /// The longitude written for `lon`, an edge or the centroid of a cell in column `col`.
    public double written(int col, double lon) {
        return lon - turn(col);
    }

    /// Degrees by which the longitudes of column `col` are reduced: 360, 0 or -360.
    public double turn(int col) {
        return col < endRaised ? -Grid.TURN : col < firstReduced ? 0 : Grid.TURN;
    }

    /// One past the last column that has the same turn as `col`.
    public int end(int col) {
        return col < endRaised ? endRaised : col < firstReduced ? firstReduced : ncols;
    }
}
