package org.tileindex.scan;

import java.nio.IntBuffer;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;

/// The cells of a zone, or a range of them, as spans `(row, colStart, colEnd)`: columns `[colStart, colEnd)` of a row,
/// in row-major order, no two touching.
public final class Spans {
    private final int[] row;
    private final int[] colStart;
    private final int[] colEnd;
    private final int first;
    private final int size;

    /// Parallel arrays, kept, not copied.
    Spans(int[] row, int[] colStart, int[] colEnd) {
        this(row, colStart, colEnd, 0, row.length);
    }

    private Spans(int[] row, int[] colStart, int[] colEnd, int first, int size) {
        this.row = row;
        this.colStart = colStart;
        this.colEnd = colEnd;
        this.first = first;
        this.size = size;
    }

    /// Spans `[from, to)` of these, without a copy; span `from` becomes span 0.
    ///
    /// @throws IndexOutOfBoundsException if they are not all among these
    public Spans range(int from, int to) {
        Objects.checkFromToIndex(from, to, size);
        return new Spans(row, colStart, colEnd, first + from, to - from);
    }

    /// The `size` spans that [#copyTo] wrote.
    public static Spans copyOf(IntBuffer numbers, int size) {
        int[] row = new int[size];
        int[] colStart = new int[size];
        int[] colEnd = new int[size];
        numbers.get(row).get(colStart).get(colEnd);
        return new Spans(row, colStart, colEnd);
    }

    /// Writes all rows, then all first columns, then all ends: three numbers for each span.
    public void copyTo(IntBuffer numbers) {
        numbers.put(row, first, size).put(colStart, first, size).put(colEnd, first, size);
    }

    /// Spans between [CellKey]s that are starts and ends in turn.
    static Spans ofBounds(long[] bounds) {
        int size = bounds.length / 2;
        int[] row = new int[size];
        int[] colStart = new int[size];
        int[] colEnd = new int[size];
        for (int i = 0; i < size; i++) {
            row[i] = CellKey.row(bounds[2 * i]);
            colStart[i] = CellKey.col(bounds[2 * i]);
            colEnd[i] = CellKey.col(bounds[2 * i + 1]);
        }
        return new Spans(row, colStart, colEnd);
    }

    /// Puts cells together that come one by one, in row-major order.
    public static final class Builder {
        private final LongList bounds = new LongList();
        private long end = -1;

        /// Adds a cell, which lies after all those before it.
        public void add(int row, int col) {
            add(row, col, col + 1);
        }

        /// Adds the cells of columns `[colStart, colEnd)` of a row, at least one, which lie after all those before
        /// them.
        public void add(int row, int colStart, int colEnd) {
            long key = CellKey.of(row, colStart);
            if (key != end) {
                endSpan();
                bounds.add(key);
            }
            end = key + colEnd - colStart;
        }

        private void endSpan() {
            if (bounds.size() > 0) {
                bounds.add(end);
            }
        }

        /// The spans of the cells since the last call.
        public Spans build() {
            endSpan();
            Spans built = ofBounds(bounds.toArray());
            bounds.clear();
            end = -1;
            return built;
        }
    }

    /// The spans of `parts` one after another; each part must lie south of the one before it.
    public static Spans join(List<Spans> parts) {
        int size = parts.stream().mapToInt(Spans::size).sum();
        int[] row = new int[size];
        int[] colStart = new int[size];
        int[] colEnd = new int[size];
        int at = 0;
        for (Spans part : parts) {
            System.arraycopy(part.row, part.first, row, at, part.size());
            System.arraycopy(part.colStart, part.first, colStart, at, part.size());
            System.arraycopy(part.colEnd, part.first, colEnd, at, part.size());
            at += part.size();
        }
        return new Spans(row, colStart, colEnd);
    }

    /// The spans of those cells whose bits are set: cell `i`, counted over all spans, is bit `i % 64` of word `i / 64`.
    /// There are fewer than 2^31 cells.
    public Spans where(long[] bits) {
        BitSet chosen = BitSet.valueOf(bits);
        LongList found = new LongList();
        int before = 0;
        for (int i = 0; i < size; i++) {
            int end = before + length(i);
            int from = chosen.nextSetBit(before);
            while (from >= 0 && from < end) {
                int to = Math.min(end, chosen.nextClearBit(from));
                found.add(i);
                found.add((long) from - before + colStart(i));
                found.add((long) to - before + colStart(i));
                from = chosen.nextSetBit(to);
            }
            before = end;
        }
        return collected(found);
    }

    /// @param found for each new span the old one that it is in, its first column, and one past its last
    private Spans collected(LongList found) {
        int count = found.size() / 3;
        int[] rows = new int[count];
        int[] starts = new int[count];
        int[] ends = new int[count];
        for (int i = 0; i < count; i++) {
            rows[i] = row((int) found.get(3 * i));
            starts[i] = (int) found.get(3 * i + 1);
            ends[i] = (int) found.get(3 * i + 2);
        }
        return new Spans(rows, starts, ends);
    }

    /// The number of spans.
    public int size() {
        return size;
    }

    public int row(int i) {
        return row[first + i];
    }

    public int colStart(int i) {
        return colStart[first + i];
    }

    /// One past the last column.
    public int colEnd(int i) {
        return colEnd[first + i];
    }

    /// The number of cells of span `i`, at least 1.
    public int length(int i) {
        return colEnd(i) - colStart(i);
    }

    /// The number of cells of all spans.
    public long cells() {
        long cells = 0;
        for (int i = 0; i < size; i++) {
            cells += length(i);
        }
        return cells;
    }
}
