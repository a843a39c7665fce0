package org.tileindex.scan;

import java.nio.IntBuffer;
import java.util.List;

/// The cells of a zone as spans `(row, colStart, colEnd)`, half-open, in row-major order; no two touch.
public final class Spans {
    private final int[] row;
    private final int[] colStart;
    private final int[] colEnd;

    /// Parallel arrays, kept, not copied.
    Spans(int[] row, int[] colStart, int[] colEnd) {
        this.row = row;
        this.colStart = colStart;
        this.colEnd = colEnd;
    }

    /// What [#copyTo] wrote of `size` spans.
    public static Spans copyOf(IntBuffer numbers, int size) {
        int[] row = new int[size];
        int[] colStart = new int[size];
        int[] colEnd = new int[size];
        numbers.get(row).get(colStart).get(colEnd);
        return new Spans(row, colStart, colEnd);
    }

    /// Writes all rows, then all first columns, then all ends: three numbers a span.
    public void copyTo(IntBuffer numbers) {
        numbers.put(row).put(colStart).put(colEnd);
    }

    /// The spans of `parts` one after another; each part must lie south of the one before it.
    static Spans join(List<Spans> parts) {
        int size = parts.stream().mapToInt(Spans::size).sum();
        int[] row = new int[size];
        int[] colStart = new int[size];
        int[] colEnd = new int[size];
        int at = 0;
        for (Spans part : parts) {
            System.arraycopy(part.row, 0, row, at, part.size());
            System.arraycopy(part.colStart, 0, colStart, at, part.size());
            System.arraycopy(part.colEnd, 0, colEnd, at, part.size());
            at += part.size();
        }
        return new Spans(row, colStart, colEnd);
    }

    /// The number of spans.
    public int size() {
        return row.length;
    }

    public int row(int i) {
        return row[i];
    }

    public int colStart(int i) {
        return colStart[i];
    }

    /// One past the last column.
    public int colEnd(int i) {
        return colEnd[i];
    }

    /// The number of cells of span `i`, at least 1.
    public int length(int i) {
        return colEnd[i] - colStart[i];
    }

    /// The number of cells of all spans.
    public long cells() {
        long cells = 0;
        for (int i = 0; i < row.length; i++) {
            cells += length(i);
        }
        return cells;
    }
}
