package org.tileindex.verify;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.apache.parquet.column.values.ValuesReader;
import org.apache.parquet.io.api.Binary;

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
            case UINT64 -> longs(batch.longs(index), from, to, Long.MIN_VALUE);
            case INT64 -> longs(batch.longs(index), from, to, 0);
            case UINT32 -> ints(batch.ints(index), from, to, 0xFFFF_FFFFL);
            case INT32 -> ints(batch.ints(index), from, to, -1);
            case FLOAT -> floats(batch.ints(index), from, to);
            case FLOAT16 -> halves(batch.ints(index), from, to);
            case DOUBLE -> doubles(batch.doubles(index), from, to);
            case TEXT -> texts(batch.texts(index), from, to);
            case BYTES -> binaries(batch.binaries(index), from, to);
        }
    }

    /// @param flip the bits of a value to flip to get a signed number of the same order
    private void longs(long[] out, int from, int to, long flip) {
        long low = min;
        long high = max;
        for (int i = from; i < to; i++) {
            long value = reader.readLong();
            out[i] = value;
            low = Math.min(low, value ^ flip);
            high = Math.max(high, value ^ flip);
        }
        min = low;
        max = high;
    }

    /// @param keep the bits of an extended value to keep to get a signed number of the same order
    private void ints(int[] out, int from, int to, long keep) {
        long low = min;
        long high = max;
        for (int i = from; i < to; i++) {
            int value = reader.readInteger();
            out[i] = value;
            low = Math.min(low, value & keep);
            high = Math.max(high, value & keep);
        }
        min = low;
        max = high;
    }

    private void floats(int[] out, int from, int to) {
        for (int i = from; i < to; i++) {
            float value = reader.readFloat();
            out[i] = Float.floatToRawIntBits(value);
            widen(value);
        }
    }

    private void halves(int[] out, int from, int to) {
        for (int i = from; i < to; i++) {
            short bits = reader.readBytes().get2BytesLittleEndian();
            out[i] = Short.toUnsignedInt(bits);
            widen(Float.float16ToFloat(bits));
        }
    }

    private void widen(double value) {
        smallest = value < smallest ? value : smallest;
        largest = value > largest ? value : largest;
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
            widen(ValueOrder.bytes(out[i]));
        }
    }

    private void binaries(Binary[] out, int from, int to) {
        for (int i = from; i < to; i++) {
            out[i] = reader.readBytes().copy();
            widen(ValueOrder.bytes(out[i]));
        }
    }

    private void widen(ByteBuffer value) {
        if (first.isEmpty() || order.compare(value, first.get()) < 0) {
            first = Optional.of(value);
        }
        if (last.isEmpty() || order.compare(value, last.get()) > 0) {
            last = Optional.of(value);
        }
    }

    /// The bounds of the values read, at least one.
    PageRange.Bounds bounds() {
        return switch (order) {
            case UINT64 -> bounds(ValueOrder.bytes(min ^ Long.MIN_VALUE), ValueOrder.bytes(max ^ Long.MIN_VALUE));
            case INT64 -> bounds(ValueOrder.bytes(min), ValueOrder.bytes(max));
            case UINT32, INT32 -> bounds(ValueOrder.bytes((int) min), ValueOrder.bytes((int) max));
            case FLOAT -> bounds(bytes((float) smallest), bytes((float) largest));
            case FLOAT16 -> bounds(half(smallest), half(largest));
            case DOUBLE -> bounds(ValueOrder.bytes(smallest), ValueOrder.bytes(largest));
            case TEXT, BYTES -> bounds(first.orElseThrow(), last.orElseThrow());
        };
    }

    private static PageRange.Bounds bounds(ByteBuffer min, ByteBuffer max) {
        return new PageRange.Bounds(min, max);
    }

    private static ByteBuffer bytes(float value) {
        return ValueOrder.bytes(Float.floatToRawIntBits(value));
    }

    private static ByteBuffer half(double value) {
        return ValueOrder.bytes(Float.floatToFloat16((float) value));
    }
}
