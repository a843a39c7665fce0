package org.tileindex.verify;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Set;
import java.util.TreeSet;

/// The tiles of some rows of a zone as a file has them: spans `[from, to)` of columns, of which each takes 12 bytes.
final class RowSpans {
    /// No spans at all; nothing may be added.
    static final RowSpans NONE = new RowSpans();

    /// Row, first column and end of each span.
    private int[] spans = new int[0];

    private int size;
    private boolean sorted = true;

    /// Adds one cell. Neighbours added one after the other share a span.
    void add(int row, int col) {
        if (size > 0 && spans[size - 1] == col && spans[size - 3] == row) {
            spans[size - 1]++;
        } else {
            append(row, col, col + 1);
        }
    }

    /// Adds the columns `[from, to)` of a row as a span.
    void add(int row, int from, int to) {
        append(row, from, to);
    }

    private void append(int row, int from, int to) {
        sorted &= size == 0 || spans[size - 3] <= row;
        if (size == spans.length) {
            spans = Arrays.copyOf(spans, Math.max(6, size * 2));
        }
        spans[size++] = row;
        spans[size++] = from;
        spans[size++] = to;
    }

    /// Gives back memory that is not in use.
    void trim() {
        spans = Arrays.copyOf(spans, size);
    }

    /// Adds the spans of `other`.
    void addAll(RowSpans other) {
        for (int i = 0; i < other.size; i += 3) {
            append(other.spans[i], other.spans[i + 1], other.spans[i + 2]);
        }
    }

    /// The rows that have tiles.
    Set<Integer> rows() {
        Set<Integer> rows = new TreeSet<>();
        for (int i = 0; i < size; i += 3) {
            rows.add(spans[i]);
        }
        return rows;
    }

    /// The first column of the tiles of `row`; `otherwise` if it has none before.
    int firstColumn(int row, int otherwise) {
        int least = otherwise;
        for (int i = start(row); i < size && !(sorted && spans[i] > row); i += 3) {
            least = spans[i] == row ? Math.min(least, spans[i + 1]) : least;
        }
        return least;
    }

    /// The columns of the tiles of `row`, counted from column `base`, which is not after the first of them.
    BitSet columns(int row, int base) {
        BitSet columns = new BitSet();
        for (int i = start(row); i < size && !(sorted && spans[i] > row); i += 3) {
            if (spans[i] == row) {
                columns.set(spans[i + 1] - base, spans[i + 2] - base);
            }
        }
        return columns;
    }

    /// A place before which there is no span of `row`.
    private int start(int row) {
        if (!sorted) {
            return 0;
        }
        int low = 0;
        int high = size / 3;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (spans[3 * middle] < row) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return 3 * low;
    }
}
