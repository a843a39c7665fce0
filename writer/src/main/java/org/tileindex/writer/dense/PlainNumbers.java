package org.tileindex.writer.dense;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.tileindex.writer.form.ByteSink;

/// PLAIN and BYTE_STREAM_SPLIT bodies of numbers (Apache Parquet format, *Encodings*).
final class PlainNumbers {
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private PlainNumbers() {}

    /// Appends `values[from, to)` in the encoding PLAIN.
    ///
    /// @param width bytes of a value: 4, 8, or 0 for one bit
    static void put(long[] values, int from, int to, int width, ByteSink sink) {
        if (width == 0) {
            putBits(values, from, to, sink);
            return;
        }
        int size = Math.multiplyExact(to - from, width);
        sink.reserve(size);
        if (width == Long.BYTES) {
            putLongs(values, from, to, sink.array(), sink.size());
        } else {
            putInts(values, from, to, sink.array(), sink.size());
        }
        sink.advance(size);
    }

    private static void putLongs(long[] values, int from, int to, byte[] out, int at) {
        for (int i = from; i < to; i++) {
            LONG.set(out, at + (i - from) * Long.BYTES, values[i]);
        }
    }

    private static void putInts(long[] values, int from, int to, byte[] out, int at) {
        for (int i = from; i < to; i++) {
            INT.set(out, at + (i - from) * Integer.BYTES, (int) values[i]);
        }
    }

    private static void putBits(long[] values, int from, int to, ByteSink sink) {
        for (int i = from; i < to; i += Long.SIZE) {
            int count = Math.min(Long.SIZE, to - i);
            long bits = 0;
            for (int k = 0; k < count; k++) {
                bits |= values[i + k] << k;
            }
            sink.putLowBytes(bits, (count + 7) / Byte.SIZE);
        }
    }

    /// Appends `values[from, to)` in the encoding BYTE_STREAM_SPLIT: first the lowest byte of each value, then all
    /// second bytes, and so on.
    ///
    /// @param width bytes of a value: 4 or 8
    static void putSplit(long[] values, int from, int to, int width, ByteSink sink) {
        int count = to - from;
        int size = Math.multiplyExact(count, width);
        sink.reserve(size);
        for (int b = 0; b < width; b++) {
            putStream(values, from, count, b * Byte.SIZE, sink.array(), sink.size() + b * count);
        }
        sink.advance(size);
    }

    private static void putStream(long[] values, int from, int count, int shift, byte[] out, int at) {
        for (int i = 0; i < count; i++) {
            out[at + i] = (byte) (values[from + i] >>> shift);
        }
    }
}
