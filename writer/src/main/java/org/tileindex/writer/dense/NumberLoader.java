package org.tileindex.writer.dense;

import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import java.nio.ShortBuffer;
import org.apache.arrow.vector.types.Types.MinorType;

/// Loads the numbers of a slice of a vector as longs, null rows included, for columns of BOOLEAN, INT32, INT64, FLOAT
/// and DOUBLE. All 32-bit numbers are sign-extended, unsigned ones too; floating-point numbers become their bits. There
/// is one switch per slice, then a plain loop.
final class NumberLoader {
    private static final long MILLIS_PER_SECOND = 1000;
    private static final long MILLIS_PER_DAY = 86_400_000;

    private int[] ints = new int[64];
    private short[] shorts = new short[64];
    private byte[] bytes = new byte[64];

    /// Loads the rows of `slice` into `to` from position `at` on.
    void load(VectorSlice slice, long[] to, int at) {
        switch (slice.vector().getMinorType()) {
            case BIT -> bits(slice, to, at);
            case TINYINT -> signedBytes(slice, to, at);
            case UINT1 -> unsignedBytes(slice, to, at);
            case SMALLINT -> signedShorts(slice, to, at);
            case UINT2 -> unsignedShorts(slice, to, at);
            case INT, UINT4, FLOAT4, DATEDAY, TIMESEC, TIMEMILLI -> ints(slice, to, at);
            case BIGINT,
                    UINT8,
                    FLOAT8,
                    DATEMILLI,
                    TIMEMICRO,
                    TIMENANO,
                    TIMESTAMPSEC,
                    TIMESTAMPMILLI,
                    TIMESTAMPMICRO,
                    TIMESTAMPNANO,
                    TIMESTAMPSECTZ,
                    TIMESTAMPMILLITZ,
                    TIMESTAMPMICROTZ,
                    TIMESTAMPNANOTZ -> slice.data(Long.BYTES).asLongBuffer().get(to, at, slice.count());
            default ->
                throw new IllegalArgumentException(
                        "not a vector of numbers: " + slice.vector().getField());
        }
    }

    /// Converts the values `[from, to)` of a vector of `type`, none of them null, to Parquet's unit.
    ///
    /// @throws ArithmeticException if Parquet's type does not hold the number of milliseconds or days
    static void convert(MinorType type, long[] values, int from, int to) {
        switch (type) {
            case TIMESEC -> {
                for (int i = from; i < to; i++) {
                    values[i] = Math.multiplyExact((int) values[i], (int) MILLIS_PER_SECOND);
                }
            }
            case TIMESTAMPSEC, TIMESTAMPSECTZ -> {
                for (int i = from; i < to; i++) {
                    values[i] = Math.multiplyExact(values[i], MILLIS_PER_SECOND);
                }
            }
            case DATEMILLI -> {
                for (int i = from; i < to; i++) {
                    values[i] = Math.toIntExact(Math.floorDiv(values[i], MILLIS_PER_DAY));
                }
            }
            default -> {}
        }
    }

    private void ints(VectorSlice slice, long[] to, int at) {
        int count = slice.count();
        if (ints.length < count) {
            ints = new int[count];
        }
        IntBuffer data = slice.data(Integer.BYTES).asIntBuffer();
        data.get(ints, 0, count);
        for (int i = 0; i < count; i++) {
            to[at + i] = ints[i];
        }
    }

    private void loadShorts(VectorSlice slice) {
        int count = slice.count();
        if (shorts.length < count) {
            shorts = new short[count];
        }
        ShortBuffer data = slice.data(Short.BYTES).asShortBuffer();
        data.get(shorts, 0, count);
    }

    private void signedShorts(VectorSlice slice, long[] to, int at) {
        loadShorts(slice);
        for (int i = 0; i < slice.count(); i++) {
            to[at + i] = shorts[i];
        }
    }

    private void unsignedShorts(VectorSlice slice, long[] to, int at) {
        loadShorts(slice);
        for (int i = 0; i < slice.count(); i++) {
            to[at + i] = shorts[i] & 0xFFFF;
        }
    }

    private void loadBytes(VectorSlice slice) {
        int count = slice.count();
        if (bytes.length < count) {
            bytes = new byte[count];
        }
        ByteBuffer data = slice.data(Byte.BYTES);
        data.get(bytes, 0, count);
    }

    private void signedBytes(VectorSlice slice, long[] to, int at) {
        loadBytes(slice);
        for (int i = 0; i < slice.count(); i++) {
            to[at + i] = bytes[i];
        }
    }

    private void unsignedBytes(VectorSlice slice, long[] to, int at) {
        loadBytes(slice);
        for (int i = 0; i < slice.count(); i++) {
            to[at + i] = bytes[i] & 0xFF;
        }
    }

    private static void bits(VectorSlice slice, long[] to, int at) {
        int count = slice.count();
        long[] packed = slice.bits(slice.vector().getDataBuffer());
        for (int i = 0; i < count; i++) {
            to[at + i] = (packed[i / Long.SIZE] >>> i) & 1;
        }
    }
}
