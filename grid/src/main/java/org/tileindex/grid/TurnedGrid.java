package org.tileindex.grid;

import java.util.ArrayList;
import java.util.List;

/// A grid moved by whole turns, so that columns `[firstCol, endCol)` of it lie in the longitudes [-180, 180], in
/// which zones are laid out. A cell belongs to a zone by its place on the globe: it does if it does at any turn.
///
/// The move is exact for every coordinate that matters: a double from 180 to 720 and 360 are within a factor of two of
/// each other, so their difference is a double (Sterbenz's lemma). Coordinates of the other columns are rounded, and
/// no column out of the range is decided at this turn.
///
/// @param turn degrees by which the grid is moved westwards, a multiple of 360
/// @param firstCol first column whose cells meet (-180, 180)
/// @param endCol one past the last such column
public record TurnedGrid(Grid grid, double turn, int firstCol, int endCol) {
    /// All turns at which cells of `grid` meet (-180, 180); only the grid itself if it lies there, or
    /// in a plane.
    public static List<TurnedGrid> of(Grid grid) {
        if (grid.crs().isProjected()) {
            return List.of(new TurnedGrid(grid, 0, 0, grid.ncols()));
        }
        int first = (int) Math.floor((grid.originLon() - Grid.HALF_TURN) / Grid.TURN);
        int last = (int) Math.ceil((grid.westEdge(grid.ncols()) + Grid.HALF_TURN) / Grid.TURN);
        List<TurnedGrid> turned = new ArrayList<>();
        for (int turns = first; turns <= last; turns++) {
            double turn = turns * Grid.TURN;
            int from = LongitudeWrap.first(grid.ncols(), col -> grid.westEdge(col + 1) - turn > -Grid.HALF_TURN);
            int to = LongitudeWrap.first(grid.ncols(), col -> grid.westEdge(col) - turn >= Grid.HALF_TURN);
            if (from < to) {
                turned.add(new TurnedGrid(grid, turn, from, to));
            }
        }
        return List.copyOf(turned);
    }

    /// The western edge of column `col`, which may be `ncols`.
    public double westEdge(int col) {
        return grid.westEdge(col) - turn;
    }

    public double centroidLon(int col) {
        return grid.centroidLon(col) - turn;
    }

    /// Whether longitudes `[west, east]` reach the columns of this turn, edges included.
    public boolean reaches(double west, double east) {
        return west <= westEdge(endCol) && east >= westEdge(firstCol);
    }
}
