package org.tileindex.raster.codec;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

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

    /// One sample several times, little-endian.
    ///
    /// @param bits of the sample, in the lowest bytes
    public byte[] repeated(long bits, int count) {
        byte[] samples = new byte[count * bytes];
        ByteBuffer to = ByteBuffer.wrap(samples).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < count; i++) {
            switch (bytes) {
                case Byte.BYTES -> to.put((byte) bits);
                case Short.BYTES -> to.putShort((short) bits);
                case Integer.BYTES -> to.putInt((int) bits);
                default -> to.putLong(bits);
            }
        }
        return samples;
    }

    /// A sample as the nearest double.
    ///
    /// @param samples little-endian
    /// @param at position of its first byte
    public double asDouble(ByteBuffer samples, int at) {
        return switch (this) {
            case UINT8 -> samples.get(at) & 0xFF;
            case INT8 -> samples.get(at);
            case UINT16 -> samples.getShort(at) & 0xFFFF;
            case INT16 -> samples.getShort(at);
            case UINT32 -> samples.getInt(at) & 0xFFFF_FFFFL;
            case INT32 -> samples.getInt(at);
            case UINT64 -> unsigned(samples.getLong(at));
            case INT64 -> samples.getLong(at);
            case FLOAT16 -> Float.float16ToFloat(samples.getShort(at));
            case FLOAT32 -> samples.getFloat(at);
            case FLOAT64 -> samples.getDouble(at);
        };
    }

    /// The nearest double: the halved number keeps its lowest bit, so that it is rounded once.
    static double unsigned(long bits) {
        return bits >= 0 ? bits : ((bits >>> 1) | (bits & 1)) * 2.0;
    }
}
