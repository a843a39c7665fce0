package org.tileindex.raster;

/// Cells of a raster whose values are asked for, as runs along its rows: run `i` is the columns
/// `[colFrom(i), colTo(i))` of row `row(i)`, both counted from 0, rows from the north. The values of the cells stand in
/// the order of the runs: cell `k` of run `i` at position `at(i) + k`.
public final class CellRuns {
    private final int[] row;
    private final int[] colFrom;
    private final int[] colTo;
    private final int[] zone;
    private final int[] at;
    private final int cells;

    /// Parallel arrays, kept, not copied.
    ///
    /// @param zone a number of the zone that each run belongs to; only counts how often a block is asked for
    /// @throws ArithmeticException if there are 2^31 cells or more
    public CellRuns(int[] row, int[] colFrom, int[] colTo, int[] zone) {
        this.row = row;
        this.colFrom = colFrom;
        this.colTo = colTo;
        this.zone = zone;
        this.at = new int[row.length];
        int sum = 0;
        for (int i = 0; i < row.length; i++) {
            at[i] = sum;
            sum = Math.addExact(sum, colTo[i] - colFrom[i]);
        }
        this.cells = sum;
    }

    /// The number of runs.
    public int size() {
        return row.length;
    }

    /// The number of cells of all runs.
    public int cells() {
        return cells;
    }

    public int row(int i) {
        return row[i];
    }

    public int colFrom(int i) {
        return colFrom[i];
    }

    /// One past the last column.
    public int colTo(int i) {
        return colTo[i];
    }

    int zone(int i) {
        return zone[i];
    }

    /// The position of the first cell of run `i` among all cells.
    int at(int i) {
        return at[i];
    }
}
