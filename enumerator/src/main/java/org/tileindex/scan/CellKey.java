package org.tileindex.scan;

/// A cell's row and column as one number, whose order is row-major order: the row in the upper 32 bits, the column in
/// the lower 32 bits.
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
