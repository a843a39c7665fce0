package org.tileindex.scan;

/// Consecutive rows `[from, to)` of a grid.
public record RowBand(int from, int to) {

    /// The number of rows.
    public int rows() {
        return to - from;
    }
}
