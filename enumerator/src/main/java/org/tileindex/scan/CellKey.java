package org.tileindex.scan;

/// A cell's position as one number whose order is row-major order: the row in the upper half, the column in the
/// lower.
final class CellKey {
    private CellKey() {}

    static long of(int row, int col) {
        return (long) row << Integer.SIZE | col;
    }

    static int row(long key) {
        return (int) (key >>> Integer.SIZE);
    }

    static int col(long key) {
        return (int) key;
    }
}
