package org.tileindex.raster.codec;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Decodes LZW (TIFF 6.0, section 13; T. Welch, "A technique for high-performance data compression", 1984). One belongs
/// to one thread.
///
/// The string of a code is that of an earlier code with one more byte, the first one of the string after it. Both stand
/// in the output one after the other. So the string of every code is a stretch of the output, and the table has only
/// its position and length: decoding a code is one copy within the output, without a list of prefixes to be followed
/// backwards. The newest code's string may end with the very byte that its copy begins with; copying from the first
/// byte to the last one makes that right.
///
/// Before TIFF 5.0, programs wrote codes from the least significant bit of a byte on, and widened them one code later.
/// The first code of every block is that which clears the table; it tells both orders apart, as libtiff does.
final class Lzw {
    private static final VarHandle BIG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LITTLE = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int CLEAR = 256;
    private static final int END = 257;
    private static final int FIRST = 258;
    private static final int MIN_WIDTH = 9;
    private static final int MAX_WIDTH = 12;

    /// Codes have at most 12 bits, but an encoder may go on after all of them are taken. libtiff gives up at this
    /// number.
    private static final int MOST_ENTRIES = (1 << MAX_WIDTH) - 1 + 1024;

    /// By code: position in the output in the high half, length in the low half.
    private final long[] strings = new long[MOST_ENTRIES];

    /// Decodes the first `size` bytes of `stored[from, from + length)` to `out[0, size)`. As libtiff does, it refuses
    /// codes that do not begin with the one that clears the table, and needs no code for the end.
    void decode(byte[] stored, int from, int length, byte[] out, int size) throws CorruptBlockException {
        boolean old = length >= 2 && stored[from] == 0 && (stored[from + 1] & 1) != 0;
        int early = old ? 0 : 1;
        long bit = 8L * from;
        long end = bit + 8L * length;
        int width = MIN_WIDTH;
        int next = FIRST;
        int last = 0;
        int lastLength = 0;
        int written = 0;
        while (written < size) {
            long code = old ? littleEndian(stored, bit, width) : bigEndian(stored, bit, width);
            bit += width;
            if (bit > end || code == END) {
                throw new CorruptBlockException(
                        "ends too early: %,d of %,d bytes of its LZW codes".formatted(written, size));
            }
            if (code == CLEAR) {
                width = MIN_WIDTH;
                next = FIRST;
                lastLength = 0;
                continue;
            }
            if (written == 0 && bit == 8L * from + MIN_WIDTH) {
                throw new CorruptBlockException("begins with the LZW code %d, not with %d".formatted(code, CLEAR));
            }
            if (lastLength > 0) {
                define(next++, last, lastLength + 1);
                if (next + early >= 1 << width && width < MAX_WIDTH) {
                    width++;
                }
            }
            last = written;
            lastLength = put((int) code, next, out, written, size);
            written += lastLength;
        }
    }

    /// Lets a code stand for a stretch of the output.
    private void define(int code, int position, int length) throws CorruptBlockException {
        if (code == MOST_ENTRIES) {
            throw new CorruptBlockException("has LZW codes without end");
        }
        strings[code] = (long) position << Integer.SIZE | length;
    }

    /// Appends the string of a code and returns its length, as far as the output goes.
    ///
    /// @param next the first code that stands for nothing
    private int put(int code, int next, byte[] out, int written, int size) throws CorruptBlockException {
        if (code < CLEAR) {
            out[written] = (byte) code;
            return 1;
        }
        if (code >= next) {
            throw new CorruptBlockException("has the unknown LZW code " + code);
        }
        long string = strings[code];
        int length = Math.min((int) string, size - written);
        copy(out, (int) (string >>> Integer.SIZE), written, length, size);
        return length;
    }

    /// Copies within the output, from the first byte to the last one, and may write any bytes after the last one.
    private static void copy(byte[] out, int from, int to, int length, int size) {
        if (to - from < Long.BYTES || to + length > size - Long.BYTES) {
            for (int i = 0; i < length; i++) {
                out[to + i] = out[from + i];
            }
            return;
        }
        // Bytes that are not yet written are read only for what is written after the string, where the next one
        // follows.
        for (int i = 0; i < length; i += Long.BYTES) {
            LITTLE.set(out, to + i, (long) LITTLE.get(out, from + i));
        }
    }

    private static long bigEndian(byte[] stored, long bit, int width) {
        int at = (int) (bit >>> 3);
        long word = at <= stored.length - Long.BYTES ? (long) BIG.get(stored, at) : tail(stored, at);
        return word << (bit & 7) >>> (Long.SIZE - width);
    }

    private static long littleEndian(byte[] stored, long bit, int width) {
        int at = (int) (bit >>> 3);
        long word =
                at <= stored.length - Long.BYTES ? (long) LITTLE.get(stored, at) : Long.reverseBytes(tail(stored, at));
        return word >>> (bit & 7) & ((1L << width) - 1);
    }

    /// The last bytes of an array, big-endian, and zeros.
    private static long tail(byte[] stored, int at) {
        long word = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            word = word << Byte.SIZE | (at + i < stored.length ? stored[at + i] & 0xFF : 0);
        }
        return word;
    }
}
