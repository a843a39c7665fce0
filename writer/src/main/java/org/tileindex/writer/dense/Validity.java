package org.tileindex.writer.dense;

import java.util.Arrays;
import org.tileindex.writer.form.ByteSink;

/// The rows of a column chunk that have a value: one bit per row, least significant first.
final class Validity {
    private long[] words = new long[16];
    private int rows;
    private int nulls;

    void clear() {
        rows = 0;
        nulls = 0;
    }

    int rows() {
        return rows;
    }

    /// Appends `count` rows.
    ///
    /// @param bits one bit per row, from bit 0 of the first word on; bits from `count` on are 0
    /// @param values number of bits that are set
    void append(long[] bits, int count, int values) {
        reserve(rows + count);
        int word = rows / Long.SIZE;
        int shift = rows % Long.SIZE;
        int last = (count + Long.SIZE - 1) / Long.SIZE;
        for (int i = 0; i < last; i++) {
            words[word + i] |= bits[i] << shift;
            if (shift > 0) {
                words[word + i + 1] = bits[i] >>> (Long.SIZE - shift);
            } else {
                words[word + i + 1] = 0;
            }
        }
        rows += count;
        nulls += count - values;
    }

    /// Makes room for `wanted` rows. Bits from `rows` to the end of the next word are then 0.
    private void reserve(int wanted) {
        int needed = wanted / Long.SIZE + 2;
        if (words.length < needed) {
            words = Arrays.copyOf(words, Math.max(needed, words.length * 2));
        }
        if (rows == 0) {
            words[0] = 0;
        }
    }

    /// The number of rows among `[from, to)` that have a value.
    int values(int from, int to) {
        if (nulls == 0) {
            return to - from;
        }
        int values = 0;
        for (int row = from; row < to; row += Long.SIZE) {
            values += Long.bitCount(bits(row, to));
        }
        return values;
    }

    /// The bits of up to 64 rows from `row` on; bits from `to` on are 0.
    private long bits(int row, int to) {
        int word = row / Long.SIZE;
        int shift = row % Long.SIZE;
        long bits = words[word] >>> shift;
        if (shift > 0) {
            bits |= words[word + 1] << (Long.SIZE - shift);
        }
        int left = to - row;
        return left < Long.SIZE ? bits & ((1L << left) - 1) : bits;
    }

    /// Appends the definition levels of the rows `[from, to)`, preceded by their length, in the form for data pages of
    /// version 1 (Apache Parquet format, *Encodings*, "RLE / Bit-Packing Hybrid"): an RLE run where at least 64 rows
    /// are all null or all not, bit-packed words in between.
    void putLevels(int from, int to, ByteSink sink) {
        int lengthAt = sink.size();
        sink.putIntLittleEndian(0);
        int packed = from;
        int row = from;
        while (row < to) {
            int run = run(row, to);
            if (run >= Long.SIZE || (row + run == to && row == packed)) {
                putPacked(packed, row, sink);
                sink.putVarint((long) run << 1);
                sink.putByte((int) bits(row, to) & 1);
                row += run;
                packed = row;
            } else {
                row = Math.min(row + Long.SIZE, to);
            }
        }
        putPacked(packed, to, sink);
        sink.setIntLittleEndian(lengthAt, sink.size() - lengthAt - Integer.BYTES);
    }

    /// The length of the run of rows from `row` on that are all null or all not.
    private int run(int row, int to) {
        if (nulls == 0) {
            return to - row;
        }
        long sort = -(bits(row, to) & 1);
        int end = row;
        while (end < to) {
            int same = Long.numberOfTrailingZeros(bits(end, to) ^ sort);
            if (same < Long.SIZE) {
                return Math.min(end + same, to) - row;
            }
            end += Long.SIZE;
        }
        return to - row;
    }

    private void putPacked(int from, int to, ByteSink sink) {
        if (from == to) {
            return;
        }
        int groups = (to - from + 7) / 8;
        sink.putVarint(((long) groups << 1) | 1);
        for (int row = from; row < to; row += Long.SIZE) {
            sink.putLowBytes(bits(row, to), Math.min(Long.BYTES, (to - row + 7) / 8));
        }
    }
}
