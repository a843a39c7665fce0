package org.tileindex.writer.pack;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/// The specification of [PackingKernel], one value at a time.
public final class ScalarPacking implements PackingKernel {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    @Override
    public int deltaBlock(long[] deltas, int count, byte[] out, int at) {
        return block(deltas, count, out, at);
    }

    /// See [PackingKernel#deltaBlock].
    public static int block(long[] deltas, int count, byte[] out, int at) {
        long min = smallest(deltas, count);
        Arrays.fill(deltas, count, BLOCK, min);
        int widthsAt = putZigZag(min, out, at);
        int end = widthsAt + MINIBLOCKS;
        for (int m = 0; m < MINIBLOCKS; m++) {
            int width = subtract(deltas, m * MINIBLOCK, min);
            out[widthsAt + m] = (byte) width;
            end = packMiniblock(deltas, m * MINIBLOCK, width, out, end);
        }
        return end;
    }

    private static long smallest(long[] deltas, int count) {
        long min = deltas[0];
        for (int i = 1; i < count; i++) {
            min = Math.min(min, deltas[i]);
        }
        return min;
    }

    /// Subtracts `min` from a miniblock and returns the bit width of the differences.
    private static int subtract(long[] deltas, int from, long min) {
        long union = 0;
        for (int i = from; i < from + MINIBLOCK; i++) {
            long difference = deltas[i] - min;
            deltas[i] = difference;
            union |= difference;
        }
        return Long.SIZE - Long.numberOfLeadingZeros(union);
    }

    /// Writes `value` as a zig-zag `varint` and returns the position past it.
    private static int putZigZag(long value, byte[] out, int at) {
        long rest = (value << 1) ^ (value >> 63);
        int end = at;
        while ((rest & ~0x7FL) != 0) {
            out[end++] = (byte) ((rest & 0x7F) | 0x80);
            rest >>>= 7;
        }
        out[end++] = (byte) rest;
        return end;
    }

    /// Packs 32 values of `width` bits into `4 * width` bytes.
    private static int packMiniblock(long[] values, int from, int width, byte[] out, int at) {
        if (width == 0) {
            return at;
        }
        int end = at;
        long word = 0;
        int used = 0;
        for (int i = from; i < from + MINIBLOCK; i++) {
            long value = values[i];
            word |= value << used;
            used += width;
            if (used >= Long.SIZE) {
                LONG.set(out, end, word);
                end += Long.BYTES;
                used -= Long.SIZE;
                word = used == 0 ? 0 : value >>> (width - used);
            }
        }
        LONG.set(out, end, word);
        return at + MINIBLOCK / Byte.SIZE * width;
    }

    @Override
    public int pack(int[] values, int from, int count, int width, byte[] out, int at) {
        return packAll(values, from, count, width, out, at);
    }

    /// See [PackingKernel#pack].
    public static int packAll(int[] values, int from, int count, int width, byte[] out, int at) {
        int filled = at;
        long word = 0;
        int used = 0;
        for (int i = from; i < from + count; i++) {
            long value = Integer.toUnsignedLong(values[i]);
            word |= value << used;
            used += width;
            if (used >= Long.SIZE) {
                LONG.set(out, filled, word);
                filled += Long.BYTES;
                used -= Long.SIZE;
                word = used == 0 ? 0 : value >>> (width - used);
            }
        }
        LONG.set(out, filled, word);
        int end = at + (count + 7) / 8 * width;
        for (int zero = filled + Long.BYTES; zero < end; zero++) {
            out[zero] = 0;
        }
        return end;
    }

    @Override
    public int compact(long[] values, int at, int count, long[] chosen) {
        int to = at;
        for (int first = 0; first < count; first += Long.SIZE) {
            to = compactWord(values, at + first, Math.min(Long.SIZE, count - first), chosen[first / Long.SIZE], to);
        }
        return to;
    }

    /// Moves the chosen ones among `values[from, from + count)` to position `to <= from` and returns the position past
    /// the last one.
    ///
    /// @param chosen `values[from + i]` is chosen if bit `i` is set
    public static int compactWord(long[] values, int from, int count, long chosen, int to) {
        if (chosen == -1L) {
            System.arraycopy(values, from, values, to, count);
            return to + count;
        }
        int end = to;
        long rest = chosen;
        while (rest != 0) {
            values[end++] = values[from + Long.numberOfTrailingZeros(rest)];
            rest &= rest - 1;
        }
        return end;
    }

    @Override
    public String description() {
        return "scalar";
    }
}
