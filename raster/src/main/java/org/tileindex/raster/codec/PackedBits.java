package org.tileindex.raster.codec;

import java.nio.ByteOrder;

/// Widens unsigned samples of a number of bits that no type has.
final class PackedBits {
    private static final int THREE_BYTES = 24;

    private PackedBits() {}

    /// Widens all rows of a block. Each begins at a whole byte.
    ///
    /// Samples stand bit after bit, most significant first, whatever the order of bytes. The exception is that of
    /// libtiff: it swaps the three bytes of samples of 24 bits in big-endian files, so their first byte is the lowest.
    static void widen(BlockFormat format, byte[] packed, byte[] samples) {
        int count = format.width() * format.samples();
        int rowBytes = (int) (format.storedBytes() / format.height());
        int bytes = format.type().bytes();
        boolean lowestFirst = format.bits() == THREE_BYTES && format.order().equals(ByteOrder.BIG_ENDIAN);
        for (int row = 0; row < format.height(); row++) {
            if (lowestFirst) {
                threeBytes(packed, row * rowBytes, count, samples, row * count * bytes);
            } else {
                row(packed, row * rowBytes, format.bits(), count, samples, row * count * bytes, bytes);
            }
        }
    }

    private static void row(byte[] packed, int from, int bits, int count, byte[] samples, int to, int bytes) {
        long held = 0;
        int size = 0;
        int at = from;
        for (int i = 0; i < count; i++) {
            for (; size < bits; size += Byte.SIZE) {
                held = held << Byte.SIZE | (packed[at++] & 0xFF);
            }
            size -= bits;
            long sample = held >>> size & ((1L << bits) - 1);
            for (int b = 0; b < bytes; b++) {
                samples[to + i * bytes + b] = (byte) (sample >>> (Byte.SIZE * b));
            }
        }
    }

    private static void threeBytes(byte[] packed, int from, int count, byte[] samples, int to) {
        for (int i = 0; i < count; i++) {
            System.arraycopy(packed, from + 3 * i, samples, to + Integer.BYTES * i, 3);
            samples[to + Integer.BYTES * i + 3] = 0;
        }
    }
}
