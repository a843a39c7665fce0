package org.tileindex.writer.dense;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/// Byte strings, one after another in one array: at most `2^31 - 1` bytes in all.
final class BytesStore {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private byte[] data = new byte[256];
    /// `ends[i]` is one past the last byte of value `i - 1`; `ends[0]` is 0.
    private int[] ends = new int[64];

    private int size;

    void clear() {
        size = 0;
    }

    int size() {
        return size;
    }

    byte[] data() {
        return data;
    }

    int start(int value) {
        return ends[value];
    }

    int length(int value) {
        return ends[value + 1] - ends[value];
    }

    /// The first eight bytes of a value as an unsigned number, most significant byte first. A shorter value is padded
    /// with zeros.
    long key(int value) {
        int start = ends[value];
        int length = ends[value + 1] - start;
        if (start + Long.BYTES <= data.length) {
            long key = (long) LONG.get(data, start);
            return length >= Long.BYTES ? key : length == 0 ? 0 : key & (-1L << ((Long.BYTES - length) * Byte.SIZE));
        }
        long key = 0;
        for (int i = 0; i < length; i++) {
            key |= (data[start + i] & 0xFFL) << ((Long.BYTES - 1 - i) * Byte.SIZE);
        }
        return key;
    }

    /// Compares two values byte by byte, unsigned.
    int compareUnsigned(int left, int right) {
        return Arrays.compareUnsigned(data, ends[left], ends[left + 1], data, ends[right], ends[right + 1]);
    }

    /// One past the last byte of all values.
    int end() {
        return ends[size];
    }

    /// Makes room for `values` more values of `bytes` bytes in all.
    ///
    /// @throws ArithmeticException if the bytes would exceed the limit
    void reserve(int values, int bytes) {
        int wanted = Math.addExact(end(), bytes);
        if (data.length < wanted) {
            data = Arrays.copyOf(data, Growth.next(data.length, wanted));
        }
        if (ends.length <= size + values) {
            ends = Arrays.copyOf(ends, Growth.next(ends.length, size + values + 1));
        }
    }

    /// Appends the value `source[first, first + length)`. [#reserve] must have made room.
    void put(ByteBuffer source, int first, int length) {
        source.get(first, data, end(), length);
        putEnd(length);
    }

    /// Appends the bytes `source[offset, offset + length)` in reverse order, as a value.
    void putReversed(byte[] source, int offset, int length) {
        int last = end() + length - 1;
        for (int i = 0; i < length; i++) {
            data[last - i] = source[offset + i];
        }
        putEnd(length);
    }

    /// Appends the first `length` bytes of `source`. [#putEnd] or [#putEnds] must then divide them into values.
    void putBytes(ByteBuffer source, int length) {
        source.get(0, data, end(), length);
    }

    /// Makes the next `length` bytes, which have been appended, a value.
    void putEnd(int length) {
        ends[size + 1] = ends[size] + length;
        size++;
    }

    /// Makes the next bytes, which have been appended, `count` values. Counted from the present end, value `i` has
    /// the bytes `[offsets[i], offsets[i + 1])`.
    void putEnds(int[] offsets, int count) {
        int base = end();
        for (int i = 1; i <= count; i++) {
            ends[size + i] = base + offsets[i];
        }
        size += count;
    }
}
