package org.tileindex.writer.form;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/// A growing byte array with the integer encodings that Parquet pages use. Reused from page to page.
public final class ByteSink {
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private byte[] bytes = new byte[1 << 16];
    private int size;

    public void clear() {
        size = 0;
    }

    public int size() {
        return size;
    }

    /// The backing array; valid in `[0, size())` until the next put.
    public byte[] array() {
        return bytes;
    }

    public void putByte(int value) {
        reserve(1);
        bytes[size++] = (byte) value;
    }

    public void putBytes(byte[] source, int offset, int length) {
        reserve(length);
        System.arraycopy(source, offset, bytes, size, length);
        size += length;
    }

    public void putZeros(int count) {
        reserve(count);
        Arrays.fill(bytes, size, size + count, (byte) 0);
        size += count;
    }

    public void putIntLittleEndian(int value) {
        reserve(Integer.BYTES);
        INT.set(bytes, size, value);
        size += Integer.BYTES;
    }

    /// Overwrites the four bytes at position `at`, which were put before.
    public void setIntLittleEndian(int at, int value) {
        INT.set(bytes, at, value);
    }

    public void putLongLittleEndian(long value) {
        reserve(Long.BYTES);
        LONG.set(bytes, size, value);
        size += Long.BYTES;
    }

    /// Puts `values[from, to)`, least significant byte first.
    public void putDoubles(double[] values, int from, int to) {
        int length = (to - from) * Double.BYTES;
        reserve(length);
        ByteBuffer.wrap(bytes, size, length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .asDoubleBuffer()
                .put(values, from, to - from);
        size += length;
    }

    /// Puts the low `count` bytes of `value`, least significant first; `count` is in `[0, 8]`.
    public void putLowBytes(long value, int count) {
        reserve(Long.BYTES);
        LONG.set(bytes, size, value);
        size += count;
    }

    /// Puts `value` as an unsigned LEB128 number, Parquet's `varint`.
    public void putVarint(long value) {
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            putByte((int) (rest & 0x7F) | 0x80);
            rest >>>= 7;
        }
        putByte((int) rest);
    }

    /// Puts `value` as a zig-zag `varint`.
    public void putZigZag(long value) {
        putVarint((value << 1) ^ (value >> 63));
    }

    /// Makes room so that the caller can write into `array()` at `[size(), size() + count)`. [#advance] then adds the
    /// bytes.
    public void reserve(int count) {
        if (bytes.length - size < count) {
            bytes = Arrays.copyOf(bytes, Math.max(size + count, bytes.length * 2));
        }
    }

    /// Adds the `count` bytes that the caller wrote into `array()` at `size()`.
    public void advance(int count) {
        size += count;
    }
}
