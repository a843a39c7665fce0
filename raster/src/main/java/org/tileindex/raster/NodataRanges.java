package org.tileindex.raster;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.tileindex.raster.codec.SampleType;
import org.tileindex.raster.tiff.FloatRange;

/// Floating point samples that are so near to a nodata value that GDAL takes them for it. Both ends of a range have the
/// same sign, so its samples are those whose bits, as an unsigned number, are between the bits of its ends.
final class NodataRanges {
    /// No sample.
    static final NodataRanges NONE = new NodataRanges(SampleType.FLOAT32, List.of());

    private final SampleType type;
    private final long[] first;
    private final long[] last;

    /// @param type of floating point samples
    NodataRanges(SampleType type, List<FloatRange> ranges) {
        this.type = type;
        this.first = new long[ranges.size()];
        this.last = new long[ranges.size()];
        for (int i = 0; i < first.length; i++) {
            long low = bits(type, ranges.get(i).low());
            long high = bits(type, ranges.get(i).high());
            first[i] = Math.min(low, high);
            last[i] = Math.max(low, high);
        }
    }

    private static long bits(SampleType type, double number) {
        return switch (type) {
            case FLOAT16 -> Float.floatToFloat16((float) number) & 0xFFFFL;
            case FLOAT32 -> Float.floatToRawIntBits((float) number) & 0xFFFF_FFFFL;
            case FLOAT64 -> Double.doubleToRawLongBits(number) ^ Long.MIN_VALUE;
            default -> throw new IllegalArgumentException(type + " has no floating point numbers");
        };
    }

    /// Clears the bits of samples that are in a range, among the bits `[0, count)`.
    ///
    /// @param from position of the first sample
    /// @param stride samples from one to the next
    void clear(byte[] samples, int from, int stride, int count, long[] bits) {
        if (first.length == 0) {
            return;
        }
        ByteBuffer view = ByteBuffer.wrap(samples).order(ByteOrder.LITTLE_ENDIAN);
        int step = stride * type.bytes();
        for (int i = 0; i < count; i++) {
            if (contains(sample(view, from + i * step))) {
                bits[i / Long.SIZE] &= ~(1L << i);
            }
        }
    }

    /// Bits in the order of unsigned numbers, moved by 2^63 where they are 64, as [#bits] has them.
    private long sample(ByteBuffer view, int at) {
        return switch (type.bytes()) {
            case Short.BYTES -> view.getShort(at) & 0xFFFFL;
            case Integer.BYTES -> view.getInt(at) & 0xFFFF_FFFFL;
            default -> view.getLong(at) ^ Long.MIN_VALUE;
        };
    }

    /// Whether a sample with these bits is in a range.
    private boolean contains(long sample) {
        for (int i = 0; i < first.length; i++) {
            if (sample >= first[i] && sample <= last[i]) {
                return true;
            }
        }
        return false;
    }

    /// Whether a sample whose bits are the lowest of `bits` is in a range.
    boolean containsBits(long bits) {
        return contains(type == SampleType.FLOAT64 ? bits ^ Long.MIN_VALUE : bits);
    }
}
