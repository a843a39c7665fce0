package org.tileindex.raster.codec;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/// Decodes PackBits (TIFF 6.0, section 9): bytes as they are, and runs of one byte.
final class PackBits {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final int NOTHING = -128;

    /// A word that repeats a byte when it is multiplied by it.
    private static final long EACH_BYTE = 0x0101_0101_0101_0101L;

    private PackBits() {}

    /// Decodes the first `size` bytes of `stored[from, from + length)` to `out[0, size)`.
    static void decode(byte[] stored, int from, int length, byte[] out, int size) throws CorruptBlockException {
        int at = from;
        int end = from + length;
        int written = 0;
        while (written < size) {
            int header = at < end ? stored[at++] : NOTHING;
            int needed = header >= 0 ? header + 1 : 1;
            if (end - at < needed) {
                throw new CorruptBlockException(
                        "ends too early: %,d of %,d bytes of its PackBits runs".formatted(written, size));
            }
            if (header >= 0) {
                int copied = Math.min(needed, size - written);
                copy(stored, at, out, written, copied, size);
                at += needed;
                written += copied;
            } else if (header != NOTHING) {
                int filled = Math.min(1 - header, size - written);
                fill(out, written, filled, stored[at++], size);
                written += filled;
            }
        }
    }

    /// Most runs are short: a word is written for each, unless it would pass an end.
    private static void copy(byte[] stored, int from, byte[] out, int to, int count, int size) {
        if (count <= Long.BYTES && to <= size - Long.BYTES && from <= stored.length - Long.BYTES) {
            LONG.set(out, to, (long) LONG.get(stored, from));
        } else {
            System.arraycopy(stored, from, out, to, count);
        }
    }

    private static void fill(byte[] out, int to, int count, byte value, int size) {
        if (count <= Long.BYTES && to <= size - Long.BYTES) {
            LONG.set(out, to, (value & 0xFF) * EACH_BYTE);
        } else {
            Arrays.fill(out, to, to + count, value);
        }
    }
}
