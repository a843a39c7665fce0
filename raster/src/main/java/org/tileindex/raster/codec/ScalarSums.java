package org.tileindex.raster.codec;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Running sums of the samples of a row, band by band, which undo predictor 2.
///
/// Where a word holds one pixel, or eight samples of a byte, its sums are added at once: a carry must not pass from one
/// into the next, so the highest bits are added apart (H. S. Warren, Hacker's Delight, section 2-18). Elsewhere one
/// band
/// comes after the other, so that the sum is in a register and not in the array, from where it would take several
/// cycles to be read back. A step that is a constant makes a loop that runs twice as fast.
final class ScalarSums {
    private static final VarHandle SHORT = view(short[].class);
    private static final VarHandle INT = view(int[].class);
    private static final VarHandle LONG = view(long[].class);

    /// The highest bit of each byte, and of each two and four bytes.
    private static final long HIGHEST_OF_BYTES = 0x8080_8080_8080_8080L;

    private static final long HIGHEST_OF_SHORTS = 0x8000_8000_8000_8000L;
    private static final long HIGHEST_OF_INTS = 0x8000_0000_8000_0000L;

    /// A word that repeats a byte when it is multiplied by it.
    private static final long EACH_BYTE = 0x0101_0101_0101_0101L;

    private ScalarSums() {}

    private static VarHandle view(Class<?> array) {
        return MethodHandles.byteArrayViewVarHandle(array, ByteOrder.LITTLE_ENDIAN);
    }

    /// The specification is [SampleKernel#sum].
    static void sum(byte[] row, int from, int count, int stride, int bytes) {
        int end = from + count * bytes;
        int step = stride * bytes;
        if (step == Byte.BYTES) {
            sumBytes(row, from, end);
        } else if (step == Long.BYTES && count % stride == 0) {
            sumPixels(row, from, end, bytes);
        } else if (step == Short.BYTES && bytes == Short.BYTES) {
            sumShorts(row, from, end);
        } else if (step == Integer.BYTES && bytes == Integer.BYTES) {
            sumInts(row, from, end);
        } else {
            for (int first = from; first < Math.min(from + step, end); first += bytes) {
                sumBand(row, first, end, step, bytes);
            }
        }
    }

    private static void sumBytes(byte[] row, int from, int end) {
        byte sum = 0;
        int i = from;
        for (; i <= end - Long.BYTES; i += Long.BYTES) {
            long sums = (long) LONG.get(row, i);
            sums = add(sums, sums << Byte.SIZE, HIGHEST_OF_BYTES);
            sums = add(sums, sums << Short.SIZE, HIGHEST_OF_BYTES);
            sums = add(sums, sums << Integer.SIZE, HIGHEST_OF_BYTES);
            LONG.set(row, i, add(sums, (sum & 0xFF) * EACH_BYTE, HIGHEST_OF_BYTES));
            sum += (byte) (sums >>> (Long.SIZE - Byte.SIZE));
        }
        for (; i < end; i++) {
            sum += row[i];
            row[i] = sum;
        }
    }

    private static void sumPixels(byte[] row, int from, int end, int bytes) {
        long highest = switch (bytes) {
            case Byte.BYTES -> HIGHEST_OF_BYTES;
            case Short.BYTES -> HIGHEST_OF_SHORTS;
            case Integer.BYTES -> HIGHEST_OF_INTS;
            default -> Long.MIN_VALUE;
        };
        long sums = 0;
        for (int i = from; i < end; i += Long.BYTES) {
            sums = add(sums, (long) LONG.get(row, i), highest);
            LONG.set(row, i, sums);
        }
    }

    /// Adds numbers that lie side by side.
    ///
    /// @param highest bit of each number
    private static long add(long a, long b, long highest) {
        return ((a & ~highest) + (b & ~highest)) ^ ((a ^ b) & highest);
    }

    private static void sumShorts(byte[] row, int from, int end) {
        short sum = 0;
        for (int i = from; i < end; i += Short.BYTES) {
            sum += (short) SHORT.get(row, i);
            SHORT.set(row, i, sum);
        }
    }

    private static void sumInts(byte[] row, int from, int end) {
        int sum = 0;
        for (int i = from; i < end; i += Integer.BYTES) {
            sum += (int) INT.get(row, i);
            INT.set(row, i, sum);
        }
    }

    private static void sumBand(byte[] row, int from, int end, int step, int bytes) {
        switch (bytes) {
            case Byte.BYTES -> {
                byte sum = 0;
                for (int i = from; i < end; i += step) {
                    sum += row[i];
                    row[i] = sum;
                }
            }
            case Short.BYTES -> {
                short sum = 0;
                for (int i = from; i < end; i += step) {
                    sum += (short) SHORT.get(row, i);
                    SHORT.set(row, i, sum);
                }
            }
            case Integer.BYTES -> {
                int sum = 0;
                for (int i = from; i < end; i += step) {
                    sum += (int) INT.get(row, i);
                    INT.set(row, i, sum);
                }
            }
            default -> {
                long sum = 0;
                for (int i = from; i < end; i += step) {
                    sum += (long) LONG.get(row, i);
                    LONG.set(row, i, sum);
                }
            }
        }
    }
}
