package org.tileindex.scan;

import java.util.function.IntToDoubleFunction;
import org.tileindex.grid.Grid;
import org.tileindex.grid.TurnedGrid;
import org.tileindex.zone.Extent;

/// The smallest rectangle of cells of a grid around an extent: rows `[firstRow, endRow)`, columns `[firstCol, endCol)`.
public record GridWindow(int firstRow, int endRow, int firstCol, int endCol) {

    /// The cells whose open interiors meet `extent` at this turn, as far as they are decided at it.
    public static GridWindow of(Extent extent, TurnedGrid turned) {
        Grid grid = turned.grid();
        Axis cols = new Axis(turned::westEdge, grid.pixelWidth(), grid.ncols());
        // Rows count southwards, so they are counted on the negated latitudes.
        Axis rows = new Axis(row -> -grid.northEdge(row), grid.pixelHeight(), grid.nrows());
        int firstRow = rows.first(-extent.north());
        int firstCol = Math.max(turned.firstCol(), cols.first(extent.west()));
        return new GridWindow(
                firstRow,
                Math.max(firstRow, rows.end(-extent.south())),
                firstCol,
                Math.max(firstCol, Math.min(turned.endCol(), cols.end(extent.east()))));
    }

    /// The rows of the window.
    public RowBand rows() {
        return new RowBand(firstRow, endRow);
    }

    /// The number of cells in the window.
    public long cells() {
        return (long) (endRow - firstRow) * (endCol - firstCol);
    }

    /// The `count` cells between ascending edges. Coordinates are compared with the edges themselves, because a
    /// quotient is rounded.
    private record Axis(IntToDoubleFunction edge, double size, int count) {

        /// The first cell that reaches beyond `from`.
        int first(double from) {
            int first = guess(from);
            while (first > 0 && edge.applyAsDouble(first) > from) {
                first--;
            }
            while (first < count && edge.applyAsDouble(first + 1) <= from) {
                first++;
            }
            return first;
        }

        /// One past the last cell that begins before `to`.
        int end(double to) {
            int end = guess(to);
            while (end < count && edge.applyAsDouble(end) < to) {
                end++;
            }
            while (end > 0 && edge.applyAsDouble(end - 1) >= to) {
                end--;
            }
            return end;
        }

        private int guess(double coordinate) {
            return (int) Math.clamp((coordinate - edge.applyAsDouble(0)) / size, 0, (double) count);
        }
    }
}
