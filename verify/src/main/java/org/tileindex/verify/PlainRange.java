package org.tileindex.verify;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.apache.parquet.column.values.ValuesReader;

/// Reads the values of a page that has no dictionary indices, and keeps the smallest and the largest.
final class PlainRange {
    private final ValueOrder order;
    private final ValuesReader reader;

    /// Integers as signed numbers of the same order.
    private long min = Long.MAX_VALUE;

    private long max = Long.MIN_VALUE;
    private double smallest = Double.POSITIVE_INFINITY;
    private double largest = Double.NEGATIVE_INFINITY;
    private Optional<ByteBuffer> first = Optional.empty();
    private Optional<ByteBuffer> last = Optional.empty();

    /// @param reader at the first value of the page
    PlainRange(ValueOrder order, ValuesReader reader) {
        this.order = order;
        this.reader = reader;
    }

    /// Reads values into rows `[from, to)` of column `index` of `batch`.
    void read(RowBatch batch, int index, int from, int to) {
        switch (order) {
            case UINT64 -> longs(batch.longs(index), from, to);
            case UINT32 -> ints(batch.ints(index), from, to);
            case DOUBLE -> doubles(batch.doubles(index), from, to);
            case TEXT -> texts(batch.texts(index), from, to);
        }
    }

    private void longs(long[] out, int from, int to) {
        long low = min;
        long high = max;
        for (int i = from; i < to; i++) {
            long value = reader.readLong();
            out[i] = value;
            low = Math.min(low, value + Long.MIN_VALUE);
            high = Math.max(high, value + Long.MIN_VALUE);
        }
        min = low;
        max = high;
    }

    private void ints(int[] out, int from, int to) {
        long low = min;
        long high = max;
        for (int i = from; i < to; i++) {
            int value = reader.readInteger();
            out[i] = value;
            low = Math.min(low, Integer.toUnsignedLong(value));
            high = Math.max(high, Integer.toUnsignedLong(value));
        }
        min = low;
        max = high;
    }

    private void doubles(double[] out, int from, int to) {
        double low = smallest;
        double high = largest;
        for (int i = from; i < to; i++) {
            double value = reader.readDouble();
            out[i] = value;
            low = value < low ? value : low;
            high = value > high ? value : high;
        }
        smallest = low;
        largest = high;
    }

    private void texts(String[] out, int from, int to) {
        for (int i = from; i < to; i++) {
            out[i] = reader.readBytes().toStringUsingUTF8();
            ByteBuffer value = ValueOrder.bytes(out[i]);
            if (first.isEmpty() || order.compare(value, first.get()) < 0) {
                first = Optional.of(value);
            }
            if (last.isEmpty() || order.compare(value, last.get()) > 0) {
                last = Optional.of(value);
            }
        }
    }

    /// The range of the values read, at least one.
    PageRange range(int rows) {
        return switch (order) {
            case UINT64 ->
                new PageRange(rows, ValueOrder.bytes(min - Long.MIN_VALUE), ValueOrder.bytes(max - Long.MIN_VALUE));
            case UINT32 -> new PageRange(rows, ValueOrder.bytes((int) min), ValueOrder.bytes((int) max));
            case DOUBLE -> new PageRange(rows, ValueOrder.bytes(smallest), ValueOrder.bytes(largest));
            case TEXT -> new PageRange(rows, first.orElseThrow(), last.orElseThrow());
        };
    }
}
