package org.tileindex.raster.codec;

import java.util.function.LongPredicate;

/// The samples that stand for no value: those of a range of bit patterns, NaNs, or both. Bit patterns are those of the
/// type in the lowest bytes of a long, with zeros above, and are compared as unsigned numbers.
///
/// @param type of the samples
/// @param named whether there is a range
/// @param first pattern of the range; zero of a floating point type stands for both zeros
/// @param last pattern of the range
/// @param nan whether NaNs, which only floating point types have, stand for no value
public record Nodata(SampleType type, boolean named, long first, long last, boolean nan) {
    private static final long INFINITY_16 = 0x7C00;
    private static final long INFINITY_32 = 0x7F80_0000L;
    private static final long INFINITY_64 = 0x7FF0_0000_0000_0000L;

    /// All samples have a value.
    public static Nodata none(SampleType type) {
        return new Nodata(type, false, 1, 1, false);
    }

    /// The samples of one bit pattern.
    ///
    /// @param pattern of which the lowest bytes count, so that an integer can be given as it is
    public static Nodata of(SampleType type, long pattern) {
        return new Nodata(type, true, pattern & mask(type), pattern & mask(type), false);
    }

    /// The samples of a range of bit patterns, both ends included.
    public static Nodata range(SampleType type, long first, long last) {
        return new Nodata(type, true, first, last, false);
    }

    /// All NaNs of a floating point type.
    public static Nodata nan(SampleType type) {
        return new Nodata(type, false, 1, 1, true);
    }

    /// The floating point samples that GDAL 3.6 takes for a nodata value: those within about four units in the last
    /// place of a 32-bit number, for 64 bits too.
    ///
    /// @param value of any number; it is rounded to 32 bits unless the type has 64. NaN stands for all NaNs
    public static Nodata near(SampleType type, double value) {
        if (Double.isNaN(value)) {
            return nan(type);
        }
        long magnitude;
        LongPredicate equal;
        if (type == SampleType.FLOAT64) {
            double size = Math.abs(value);
            magnitude = Double.doubleToRawLongBits(size);
            equal = bits -> isNear(Double.longBitsToDouble(bits), size);
        } else {
            float size = Math.abs((float) value);
            boolean half = type == SampleType.FLOAT16;
            magnitude = half ? Float.floatToFloat16(size) : Float.floatToRawIntBits(size);
            equal = bits -> isNear(half ? Float.float16ToFloat((short) bits) : Float.intBitsToFloat((int) bits), size);
        }
        if (!equal.test(magnitude)) {
            return none(type);
        }
        long first = boundary(-1, magnitude, equal);
        long last = boundary(infinity(type) + 1, magnitude, equal);
        long sign = value < 0 ? (mask(type) >>> 1) + 1 : 0;
        return new Nodata(type, true, first | sign, last | sign, false);
    }

    /// The last pattern that is equal on the way from one that is to one that is not.
    private static long boundary(long unequal, long equal, LongPredicate test) {
        long outside = unequal;
        long inside = equal;
        while (Math.abs(outside - inside) > 1) {
            long middle = inside + (outside - inside) / 2;
            if (test.test(middle)) {
                inside = middle;
            } else {
                outside = middle;
            }
        }
        return inside;
    }

    /// GDAL's comparison, in the precision of its numbers. A sum beyond the greatest number is infinite, and then all
    /// differences are small: so it is in GDAL.
    private static boolean isNear(float a, float b) {
        return a == b || Math.abs(a - b) < Math.ulp(1f) * Math.abs(a + b) * 2;
    }

    private static boolean isNear(double a, double b) {
        return a == b || Math.abs(a - b) < Math.ulp(1f) * Math.abs(a + b) * 2;
    }

    /// Whether a sample stands for no value.
    ///
    /// @param bits of the sample in the lowest bytes, zeros above
    public boolean isNodata(long bits) {
        return Long.compareUnsigned((bits & compared()) - first, last - first) <= 0
                || (bits & magnitude()) > greatest();
    }

    /// The bits that are compared with the range: all, but not the sign of zeros. None if there is no range, since zero
    /// is not in `[1, 1]`.
    public long compared() {
        if (!named) {
            return 0;
        }
        return type.kind() == SampleType.Kind.FLOAT && last == 0 ? magnitude() : mask(type);
    }

    /// The bits of a sample without the highest one, which is the sign of a floating point number.
    public long magnitude() {
        return mask(type) >>> 1;
    }

    /// The greatest magnitude of a sample with a value: infinity where NaNs have none.
    public long greatest() {
        return nan && type.kind() == SampleType.Kind.FLOAT ? infinity(type) : magnitude();
    }

    private static long infinity(SampleType type) {
        return switch (type.bytes()) {
            case Short.BYTES -> INFINITY_16;
            case Integer.BYTES -> INFINITY_32;
            default -> INFINITY_64;
        };
    }

    private static long mask(SampleType type) {
        return -1L >>> (Long.SIZE - Byte.SIZE * type.bytes());
    }
}
