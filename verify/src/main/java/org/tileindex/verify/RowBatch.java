package org.tileindex.verify;

import java.util.stream.IntStream;

/// Rows of a file, column by column. Of each column only the array of its own type is filled.
final class RowBatch {
    static final int CAPACITY = 8192;

    private final int[] positions;
    private final String[][] texts;
    private final long[][] longs;
    private final int[][] ints;
    private final double[][] doubles;

    /// @param positions of the columns in the file; -1 for one that the file does not have
    RowBatch(int... positions) {
        this.positions = positions.clone();
        texts = new String[positions.length][];
        longs = new long[positions.length][];
        ints = new int[positions.length][];
        doubles = new double[positions.length][];
    }

    /// The number of columns, those that the file does not have included.
    int columns() {
        return positions.length;
    }

    /// The position of `column` in the file; -1 if the file does not have it.
    int position(int column) {
        return positions[column];
    }

    /// Whether the file has all columns.
    boolean isWhole() {
        return IntStream.of(positions).allMatch(position -> position >= 0);
    }

    boolean has(int column) {
        return positions[column] >= 0;
    }

    String[] texts(int column) {
        if (texts[column] == null) {
            texts[column] = new String[CAPACITY];
        }
        return texts[column];
    }

    long[] longs(int column) {
        if (longs[column] == null) {
            longs[column] = new long[CAPACITY];
        }
        return longs[column];
    }

    int[] ints(int column) {
        if (ints[column] == null) {
            ints[column] = new int[CAPACITY];
        }
        return ints[column];
    }

    double[] doubles(int column) {
        if (doubles[column] == null) {
            doubles[column] = new double[CAPACITY];
        }
        return doubles[column];
    }
}
