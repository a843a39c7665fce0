package org.tileindex.raster.codec;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Samples as doubles, many at a time: the same numbers as [SampleType#asDouble] gives one by one.
public final class WideSamples {
    private static final VarHandle SHORTS = view(short[].class);
    private static final VarHandle INTS = view(int[].class);
    private static final VarHandle LONGS = view(long[].class);
    private static final VarHandle FLOATS = view(float[].class);
    private static final VarHandle DOUBLES = view(double[].class);

    private WideSamples() {}

    private static VarHandle view(Class<?> array) {
        return MethodHandles.byteArrayViewVarHandle(array, ByteOrder.LITTLE_ENDIAN);
    }

    /// Puts `count` samples into `to` as the nearest doubles.
    ///
    /// @param from position of the first byte
    /// @param step bytes from one sample to the next
    public static void widen(SampleType type, byte[] samples, int from, int step, int count, double[] to) {
        switch (type) {
            case UINT8 -> {
                for (int i = 0; i < count; i++) {
                    to[i] = samples[from + i * step] & 0xFF;
                }
            }
            case INT8 -> {
                for (int i = 0; i < count; i++) {
                    to[i] = samples[from + i * step];
                }
            }
            case UINT16, INT16, FLOAT16 -> shorts(type, samples, from, step, count, to);
            case UINT32 -> {
                for (int i = 0; i < count; i++) {
                    to[i] = (int) INTS.get(samples, from + i * step) & 0xFFFF_FFFFL;
                }
            }
            case INT32 -> {
                for (int i = 0; i < count; i++) {
                    to[i] = (int) INTS.get(samples, from + i * step);
                }
            }
            case FLOAT32 -> {
                for (int i = 0; i < count; i++) {
                    to[i] = (float) FLOATS.get(samples, from + i * step);
                }
            }
            case UINT64, INT64, FLOAT64 -> eightBytes(type, samples, from, step, count, to);
        }
    }

    private static void shorts(SampleType type, byte[] samples, int from, int step, int count, double[] to) {
        for (int i = 0; i < count; i++) {
            short bits = (short) SHORTS.get(samples, from + i * step);
            to[i] = switch (type) {
                case UINT16 -> bits & 0xFFFF;
                case INT16 -> bits;
                default -> Float.float16ToFloat(bits);
            };
        }
    }

    private static void eightBytes(SampleType type, byte[] samples, int from, int step, int count, double[] to) {
        for (int i = 0; i < count; i++) {
            to[i] = switch (type) {
                case UINT64 -> SampleType.unsigned((long) LONGS.get(samples, from + i * step));
                case INT64 -> (long) LONGS.get(samples, from + i * step);
                default -> (double) DOUBLES.get(samples, from + i * step);
            };
        }
    }
}
