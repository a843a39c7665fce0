package org.tileindex.raster;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.BitSet;
import org.tileindex.raster.codec.SampleType;

/// Values of some cells in one band, each present or null. Threads may fill different cells at once.
public final class BandValues {
    private static final VarHandle WORDS = MethodHandles.arrayElementVarHandle(long[].class);

    private final SampleType type;
    private final int cells;
    private final byte[] samples;
    private final long[] valid;

    /// Values that are all null.
    ///
    /// @throws ArithmeticException if they would take 2 GiB or more
    BandValues(SampleType type, int cells) {
        this.type = type;
        this.cells = cells;
        this.samples = new byte[Math.multiplyExact(cells, type.bytes())];
        this.valid = new long[words(cells)];
    }

    static int words(int cells) {
        return (cells + Long.SIZE - 1) / Long.SIZE;
    }

    public SampleType type() {
        return type;
    }

    public int cells() {
        return cells;
    }

    /// The values, little-endian; those that are null are undefined.
    public ByteBuffer samples() {
        return ByteBuffer.wrap(samples).order(ByteOrder.LITTLE_ENDIAN);
    }

    /// One bit per cell, set if its value is present: cell `i` is bit `i % 64` of word `i / 64`.
    public long[] valid() {
        return valid;
    }

    /// The bits of [#valid] of the cells `[from, from + count)`, packed anew: eight to a byte, lowest first.
    public byte[] validity(int from, int count) {
        byte[] bits = BitSet.valueOf(valid).get(from, from + count).toByteArray();
        return Arrays.copyOf(bits, (count + Byte.SIZE - 1) / Byte.SIZE);
    }

    byte[] array() {
        return samples;
    }

    /// Marks the cells `[at, at + count)` as present for which `bits` are set, from bit 0 on.
    void present(int at, long[] bits, int count) {
        or(valid, at, bits, count);
    }

    /// Marks the cells `[at, at + count)` as present.
    void present(int at, int count) {
        set(valid, at, count);
    }

    /// Gives the cells `[at, at + count)` the same value.
    ///
    /// @param bits of the value, in the lowest bytes
    void fill(int at, int count, long bits) {
        replace(at, count, bits);
        present(at, count);
    }

    /// Replaces the samples of the cells `[at, at + count)`, whether or not they are present.
    ///
    /// @param bits of the new sample, in the lowest bytes
    public void replace(int at, int count, long bits) {
        ByteBuffer to = samples();
        for (int i = at; i < at + count; i++) {
            switch (type.bytes()) {
                case Byte.BYTES -> to.put(i, (byte) bits);
                case Short.BYTES -> to.putShort(i * Short.BYTES, (short) bits);
                case Integer.BYTES -> to.putInt(i * Integer.BYTES, (int) bits);
                default -> to.putLong(i * Long.BYTES, bits);
            }
        }
    }

    /// Sets the bits `[at, at + count)` of `words`, as [#or] does.
    static void set(long[] words, int at, int count) {
        int first = at / Long.SIZE;
        int last = (at + count - 1) / Long.SIZE;
        long head = -1L << at;
        long tail = -1L >>> -(at + count);
        if (first == last) {
            WORDS.getAndBitwiseOr(words, first, head & tail);
        } else {
            WORDS.getAndBitwiseOr(words, first, head);
            Arrays.fill(words, first + 1, last, -1);
            WORDS.getAndBitwiseOr(words, last, tail);
        }
    }

    /// Sets the bits `[at, at + count)` of `words` that are set among the bits `[0, count)` of `bits`. Other threads
    /// may do so for other ranges, which can share the first and the last word of this one.
    static void or(long[] words, int at, long[] bits, int count) {
        int shift = at % Long.SIZE;
        int first = at / Long.SIZE;
        int last = (at + count - 1) / Long.SIZE;
        long before = 0;
        for (int word = first; word <= last; word++) {
            int from = (word - first) * Long.SIZE;
            long next = from < count ? bits[word - first] & mask(count - from) : 0;
            long set = shift == 0 ? next : (next << shift) | (before >>> (Long.SIZE - shift));
            before = next;
            if (word > first && word < last) {
                words[word] |= set;
            } else {
                WORDS.getAndBitwiseOr(words, word, set);
            }
        }
    }

    /// A word of `count` bits, at most 64, that are set.
    private static long mask(int count) {
        return count < Long.SIZE ? (1L << count) - 1 : -1;
    }

    /// The same values times `scale` plus `offset`, as FLOAT64; null where that is not a number.
    BandValues scaled(double scale, double offset) {
        BandValues result = new BandValues(SampleType.FLOAT64, cells);
        System.arraycopy(valid, 0, result.valid, 0, valid.length);
        ByteBuffer from = samples();
        ByteBuffer to = result.samples();
        for (int i = 0; i < cells; i++) {
            double value = asDouble(from, i) * scale + offset;
            to.putDouble(i * Double.BYTES, value);
            if (Double.isNaN(value)) {
                result.valid[i / Long.SIZE] &= ~(1L << i);
            }
        }
        return result;
    }

    /// The value of a cell as the nearest double, if it is present.
    public double asDouble(int cell) {
        return asDouble(samples(), cell);
    }

    private double asDouble(ByteBuffer from, int i) {
        return switch (type) {
            case UINT8 -> from.get(i) & 0xFF;
            case INT8 -> from.get(i);
            case UINT16 -> from.getShort(i * 2) & 0xFFFF;
            case INT16 -> from.getShort(i * 2);
            case UINT32 -> from.getInt(i * 4) & 0xFFFF_FFFFL;
            case INT32 -> from.getInt(i * 4);
            case UINT64 -> unsigned(from.getLong(i * 8));
            case INT64 -> from.getLong(i * 8);
            case FLOAT16 -> Float.float16ToFloat(from.getShort(i * 2));
            case FLOAT32 -> from.getFloat(i * 4);
            case FLOAT64 -> from.getDouble(i * 8);
        };
    }

    /// The nearest double: the halved number keeps its lowest bit, so that it is rounded once.
    private static double unsigned(long bits) {
        return bits >= 0 ? bits : ((bits >>> 1) | (bits & 1)) * 2.0;
    }

    /// Keeps only the values of cells whose bits are set.
    void retain(long[] mask) {
        for (int i = 0; i < valid.length; i++) {
            valid[i] &= mask[i];
        }
    }

    /// The bits of cells whose value is present and above 0, one per cell as in [#valid].
    public long[] positive() {
        long[] positive = Arrays.copyOf(valid, valid.length);
        ByteBuffer from = samples();
        for (int i = 0; i < cells; i++) {
            if (!(asDouble(from, i) > 0)) {
                positive[i / Long.SIZE] &= ~(1L << i);
            }
        }
        return positive;
    }
}
