package org.tileindex.raster.codec;

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
