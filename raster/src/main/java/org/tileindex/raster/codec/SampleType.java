package org.tileindex.raster.codec;

/// The type of a raster's samples as they are decoded. Samples of fewer bits, say of 1 or 12, are widened to the next
/// type.
public enum SampleType {
    UINT8(1, Kind.UNSIGNED),
    INT8(1, Kind.SIGNED),
    UINT16(2, Kind.UNSIGNED),
    INT16(2, Kind.SIGNED),
    UINT32(4, Kind.UNSIGNED),
    INT32(4, Kind.SIGNED),
    UINT64(8, Kind.UNSIGNED),
    INT64(8, Kind.SIGNED),
    FLOAT16(2, Kind.FLOAT),
    FLOAT32(4, Kind.FLOAT),
    FLOAT64(8, Kind.FLOAT);

    /// The meaning of the bits.
    public enum Kind {
        UNSIGNED,
        SIGNED,
        /// IEEE 754.
        FLOAT
    }

    private final int bytes;
    private final Kind kind;

    SampleType(int bytes, Kind kind) {
        this.bytes = bytes;
        this.kind = kind;
    }

    /// Bytes of a sample.
    public int bytes() {
        return bytes;
    }

    public Kind kind() {
        return kind;
    }
}
