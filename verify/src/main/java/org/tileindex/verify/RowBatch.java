package org.tileindex.verify;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.parquet.io.api.Binary;

/// Rows of a file, column by column. Of each column only the array of its own type is filled: floating point numbers
/// of fewer than eight bytes are integers with their bits.
final class RowBatch {
    static final int CAPACITY = 8192;

    private final int[] positions;
    private final String[][] texts;
    private final Binary[][] binaries;
    private final long[][] longs;
    private final int[][] ints;
    private final double[][] doubles;
    private final boolean[][] nulls;

    /// @param positions of the columns in the file; -1 for one that the file does not have
    RowBatch(int... positions) {
        this.positions = positions.clone();
        texts = new String[positions.length][];
        binaries = new Binary[positions.length][];
        longs = new long[positions.length][];
        ints = new int[positions.length][];
        doubles = new double[positions.length][];
        nulls = new boolean[positions.length][];
    }

    /// The number of columns, those that the file does not have included.
    int columns() {
        return positions.length;
    }

    /// The position of `column` in the file; -1 if the file does not have it.
    int position(int column) {
        return positions[column];
    }

    /// A batch of `tile_index` that has the zones and tile ids of this one of `tile_bounds`, and nothing else.
    RowBatch keys() {
        int[] known = new int[DatasetSchema.COLUMNS];
        Arrays.fill(known, -1);
        known[DatasetSchema.ZONE] = positions[DatasetSchema.ZONE];
        known[DatasetSchema.TILE_ID] = positions[DatasetSchema.TILE_ID];
        RowBatch keys = new RowBatch(known);
        keys.texts[DatasetSchema.ZONE] = texts(DatasetSchema.ZONE);
        keys.longs[DatasetSchema.TILE_ID] = longs(DatasetSchema.TILE_ID);
        return keys;
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

    /// Values that are bytes and no text.
    Binary[] binaries(int column) {
        if (binaries[column] == null) {
            binaries[column] = new Binary[CAPACITY];
        }
        return binaries[column];
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

    /// Whether rows have no value in a nullable column; of others it is not filled. The value of a null is undefined.
    boolean[] nulls(int column) {
        if (nulls[column] == null) {
            nulls[column] = new boolean[CAPACITY];
        }
        return nulls[column];
    }

    /// Moves the values in rows `[from, from + count)` of a column of numbers to those of the rows `[from, to)` that
    /// are not null, `count` in all.
    void spread(int column, int from, int to, int count) {
        boolean[] absent = nulls(column);
        int source = from + count;
        for (int i = to - 1; i >= source; i--) {
            if (!absent[i]) {
                source--;
                move(column, source, i);
            }
        }
    }

    private void move(int column, int from, int to) {
        if (longs[column] != null) {
            longs[column][to] = longs[column][from];
        } else if (ints[column] != null) {
            ints[column][to] = ints[column][from];
        } else if (doubles[column] != null) {
            doubles[column][to] = doubles[column][from];
        }
    }
}
