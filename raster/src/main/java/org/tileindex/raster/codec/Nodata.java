package org.tileindex.raster.codec;

/// The samples that stand for no value: those of one bit pattern, NaNs of any pattern, or both.
///
/// @param type of the samples
/// @param named whether there is a pattern
/// @param pattern the bits of the nodata value in its lowest [SampleType#bytes] bytes, as the type stores it; zero of a
///     floating point type names both zeros
/// @param nan whether NaNs, which only floating point types have, stand for no value
public record Nodata(SampleType type, boolean named, long pattern, boolean nan) {
    private static final long[] INFINITY = {0, 0, 0x7C00, 0, 0x7F80_0000L, 0, 0, 0, 0x7FF0_0000_0000_0000L};

    /// A value of which all samples are valid.
    public static Nodata none(SampleType type) {
        return new Nodata(type, false, 0, false);
    }

    /// The samples of one bit pattern.
    public static Nodata of(SampleType type, long pattern) {
        return new Nodata(type, true, pattern & mask(type), false);
    }

    /// All NaNs of a floating point type.
    public static Nodata nan(SampleType type) {
        return new Nodata(type, false, 0, true);
    }

    /// The same, and NaNs too.
    public Nodata andNan() {
        return new Nodata(type, named, pattern, true);
    }

    /// Whether a sample stands for no value.
    ///
    /// @param bits of the sample in the lowest bytes, zeros above
    public boolean isNodata(long bits) {
        return named && (bits & compared()) == (pattern & compared())
                || nan && type.kind() == SampleType.Kind.FLOAT && (bits & magnitude()) > infinity();
    }

    /// The bits that are compared with the pattern: all of them, but the sign of zeros.
    public long compared() {
        boolean zero = type.kind() == SampleType.Kind.FLOAT && (pattern & magnitude()) == 0;
        return zero ? magnitude() : mask(type);
    }

    /// The bits of a floating point sample without its sign.
    public long magnitude() {
        return mask(type) >>> 1;
    }

    /// The bits of infinity: the magnitudes above are NaNs.
    public long infinity() {
        return INFINITY[type.bytes()];
    }

    private static long mask(SampleType type) {
        return -1L >>> (Long.SIZE - Byte.SIZE * type.bytes());
    }
}
