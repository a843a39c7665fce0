package org.tileindex.verify;

/// Rows of a file, column by column. Of each column only the array of its own type is filled.
final class RowBatch {
    static final int CAPACITY = 8192;

    private final String[][] texts;
    private final long[][] longs;
    private final int[][] ints;
    private final double[][] doubles;

    RowBatch(int columns) {
        texts = new String[columns][];
        longs = new long[columns][];
        ints = new int[columns][];
        doubles = new double[columns][];
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
