package org.tileindex.verify;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Set;
import java.util.TreeMap;

/// The tiles of some rows of a zone as a file has them: spans `[from, to)` of columns.
final class RowSpans {
    private static final int[] NONE = {};

    /// Spans by row, each as a pair of columns.
    private final TreeMap<Integer, int[]> spans = new TreeMap<>();
    private int row = -1;
    private int[] pairs = NONE;
    private int size;

    /// Adds one cell. Neighbours added one after the other share a span.
    void add(int cellRow, int col) {
        if (cellRow != row) {
            flush();
            row = cellRow;
        }
        if (size > 0 && pairs[size - 1] == col) {
            pairs[size - 1]++;
            return;
        }
        if (size == pairs.length) {
            pairs = Arrays.copyOf(pairs, Math.max(8, size * 2));
        }
        pairs[size++] = col;
        pairs[size++] = col + 1;
    }

    /// Ends the last row.
    void flush() {
        if (size > 0) {
            append(row, Arrays.copyOf(pairs, size));
        }
        size = 0;
    }

    /// Adds the rows of `other`, which must be flushed.
    void addAll(RowSpans other) {
        other.spans.forEach(this::append);
    }

    private void append(int toRow, int[] more) {
        int[] known = spans.getOrDefault(toRow, NONE);
        int[] all = Arrays.copyOf(known, known.length + more.length);
        System.arraycopy(more, 0, all, known.length, more.length);
        spans.put(toRow, all);
    }

    /// The rows that have tiles.
    Set<Integer> rows() {
        return Set.copyOf(spans.keySet());
    }

    /// The columns of the tiles of `ofRow`.
    BitSet columns(int ofRow) {
        BitSet columns = new BitSet();
        int[] found = spans.getOrDefault(ofRow, NONE);
        for (int i = 0; i < found.length; i += 2) {
            columns.set(found[i], found[i + 1]);
        }
        return columns;
    }
}
