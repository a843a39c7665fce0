package org.tileindex.raster.codec;

import java.util.Arrays;

/// Decodes PackBits (TIFF 6.0, section 9): bytes as they are, and runs of one byte.
final class PackBits {
    private static final int NOTHING = -128;

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
                System.arraycopy(stored, at, out, written, copied);
                at += needed;
                written += copied;
            } else if (header != NOTHING) {
                int to = Math.min(written + 1 - header, size);
                Arrays.fill(out, written, to, stored[at++]);
                written = to;
            }
        }
    }
}
