package org.tileindex.raster.codec;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// The specification of [SampleKernel], one sample at a time.
public final class ScalarSamples implements SampleKernel {
    private static final VarHandle SHORT = view(short[].class);
    private static final VarHandle INT = view(int[].class);
    private static final VarHandle LONG = view(long[].class);

    private static VarHandle view(Class<?> array) {
        return MethodHandles.byteArrayViewVarHandle(array, ByteOrder.LITTLE_ENDIAN);
    }

    @Override
    public void sum(byte[] row, int from, int count, int stride, int bytes) {
        ScalarSums.sum(row, from, count, stride, bytes);
    }

    @Override
    public void join(byte[] planes, byte[] samples, int to, int count, int bytes) {
        joinFrom(0, planes, samples, to, count, bytes);
    }

    /// The same from one sample on.
    public static void joinFrom(int first, byte[] planes, byte[] samples, int to, int count, int bytes) {
        switch (bytes) {
            case Short.BYTES -> {
                for (int i = first; i < count; i++) {
                    SHORT.set(samples, to + i * Short.BYTES, (short) (planes[i] << 8 | (planes[count + i] & 0xFF)));
                }
            }
            case Integer.BYTES -> {
                for (int i = first; i < count; i++) {
                    INT.set(samples, to + i * Integer.BYTES, int32(planes, i, count));
                }
            }
            case Long.BYTES -> {
                for (int i = first; i < count; i++) {
                    long high = Integer.toUnsignedLong(int32(planes, i, count)) << Integer.SIZE;
                    long low = Integer.toUnsignedLong(int32(planes, i + Integer.BYTES * count, count));
                    LONG.set(samples, to + i * Long.BYTES, high | low);
                }
            }
            default -> System.arraycopy(planes, first, samples, to + first, count - first);
        }
    }

    /// Four bytes of planes, the first of which is the most significant one.
    private static int int32(byte[] planes, int at, int count) {
        return planes[at] << 24
                | (planes[at + count] & 0xFF) << 16
                | (planes[at + 2 * count] & 0xFF) << 8
                | (planes[at + 3 * count] & 0xFF);
    }

    @Override
    public void swap(byte[] samples, int from, int count, int bytes) {
        int end = from + count * bytes;
        switch (bytes) {
            case Byte.BYTES -> {}
            case Short.BYTES -> {
                for (int i = from; i < end; i += Short.BYTES) {
                    SHORT.set(samples, i, Short.reverseBytes((short) SHORT.get(samples, i)));
                }
            }
            case Integer.BYTES -> {
                for (int i = from; i < end; i += Integer.BYTES) {
                    INT.set(samples, i, Integer.reverseBytes((int) INT.get(samples, i)));
                }
            }
            default -> {
                for (int i = from; i < end; i += Long.BYTES) {
                    LONG.set(samples, i, Long.reverseBytes((long) LONG.get(samples, i)));
                }
            }
        }
    }

    /// Copies one band of interleaved samples. Gathering lanes from memory takes vectors as long as loading them one by
    /// one takes this.
    ///
    /// @param from position of the first sample to be copied
    /// @param stride samples from one to the next
    /// @param to position in `target` of the first; the others follow without gaps
    public static void gather(byte[] samples, int from, int stride, int count, int bytes, byte[] target, int to) {
        if (stride == 1) {
            System.arraycopy(samples, from, target, to, count * bytes);
            return;
        }
        int step = stride * bytes;
        switch (bytes) {
            case Byte.BYTES -> {
                for (int i = 0; i < count; i++) {
                    target[to + i] = samples[from + i * step];
                }
            }
            case Short.BYTES -> {
                for (int i = 0; i < count; i++) {
                    SHORT.set(target, to + i * Short.BYTES, (short) SHORT.get(samples, from + i * step));
                }
            }
            case Integer.BYTES -> {
                for (int i = 0; i < count; i++) {
                    INT.set(target, to + i * Integer.BYTES, (int) INT.get(samples, from + i * step));
                }
            }
            default -> {
                for (int i = 0; i < count; i++) {
                    LONG.set(target, to + i * Long.BYTES, (long) LONG.get(samples, from + i * step));
                }
            }
        }
    }

    @Override
    public void valid(byte[] samples, int from, int stride, int count, Nodata nodata, long[] bits) {
        validFrom(0, samples, from, stride, count, nodata, bits);
    }

    /// The same from one sample on.
    ///
    /// @param first a multiple of 64
    public static void validFrom(
            int first, byte[] samples, int from, int stride, int count, Nodata nodata, long[] bits) {
        int bytes = nodata.type().bytes();
        long compared = nodata.compared();
        long low = nodata.first();
        long span = nodata.last() - low;
        long magnitude = nodata.magnitude();
        long greatest = nodata.greatest();
        for (int i = first; i < count; i += Long.SIZE) {
            long word = 0;
            int end = Math.min(Long.SIZE, count - i);
            for (int bit = 0; bit < end; bit++) {
                long sample = sample(samples, from + (i + bit) * stride * bytes, bytes);
                boolean none =
                        Long.compareUnsigned((sample & compared) - low, span) <= 0 || (sample & magnitude) > greatest;
                word |= (none ? 0L : 1L) << bit;
            }
            put(bits, i, end, word);
        }
    }

    private static long sample(byte[] samples, int at, int bytes) {
        return switch (bytes) {
            case Byte.BYTES -> Byte.toUnsignedLong(samples[at]);
            case Short.BYTES -> Short.toUnsignedLong((short) SHORT.get(samples, at));
            case Integer.BYTES -> Integer.toUnsignedLong((int) INT.get(samples, at));
            default -> (long) LONG.get(samples, at);
        };
    }

    @Override
    public void nonZero(byte[] mask, int from, int count, long[] bits) {
        nonZeroFrom(0, mask, from, count, bits);
    }

    /// The same from one byte on.
    ///
    /// @param first a multiple of 64
    public static void nonZeroFrom(int first, byte[] mask, int from, int count, long[] bits) {
        for (int i = first; i < count; i += Long.SIZE) {
            long word = 0;
            int end = Math.min(Long.SIZE, count - i);
            for (int bit = 0; bit < end; bit++) {
                word |= (mask[from + i + bit] != 0 ? 1L : 0L) << bit;
            }
            put(bits, i, end, word);
        }
    }

    /// Leaves the bits from `size` on as they are.
    private static void put(long[] bits, int first, int size, long word) {
        int at = first / Long.SIZE;
        long written = -1L >>> (Long.SIZE - size);
        bits[at] = (bits[at] & ~written) | word;
    }

    @Override
    public String description() {
        return "scalar";
    }
}
