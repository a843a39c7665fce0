package org.tileindex.raster.tiff;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/// A tag and its values, as bytes in little-endian order.
///
/// Immutable.
public final class TagValues {
    private final int tag;
    private final int type;
    private final int count;
    private final byte[] bytes;

    /// @param tag of TIFF 6.0 or of its extensions
    /// @param type of the values, as TIFF numbers it
    /// @param count of values
    /// @param bytes of all values, kept, not copied
    public TagValues(int tag, int type, int count, byte[] bytes) {
        this.tag = tag;
        this.type = type;
        this.count = count;
        this.bytes = bytes;
    }

    public int tag() {
        return tag;
    }

    public int type() {
        return type;
    }

    public int count() {
        return count;
    }

    /// The bytes, which must not be changed.
    public byte[] bytes() {
        return bytes;
    }

    /// Whole numbers below 2^16.
    public static TagValues shorts(int tag, int... values) {
        byte[] bytes = new byte[values.length * Short.BYTES];
        for (int i = 0; i < values.length; i++) {
            littleEndian(bytes).putShort(i * Short.BYTES, (short) values[i]);
        }
        return new TagValues(tag, Field.SHORT, values.length, bytes);
    }

    /// A whole number below 2^32.
    public static TagValues number(int tag, int value) {
        byte[] bytes = new byte[Integer.BYTES];
        littleEndian(bytes).putInt(0, value);
        return new TagValues(tag, Field.LONG, 1, bytes);
    }

    /// Offsets or sizes, all 0, of 32 or 64 bits.
    public static TagValues places(int tag, int count, boolean wide) {
        int bytes = wide ? Long.BYTES : Integer.BYTES;
        return new TagValues(tag, wide ? Field.LONG8 : Field.LONG, count, new byte[Math.multiplyExact(count, bytes)]);
    }

    public static TagValues doubles(int tag, double... values) {
        byte[] bytes = new byte[values.length * Double.BYTES];
        for (int i = 0; i < values.length; i++) {
            littleEndian(bytes).putDouble(i * Double.BYTES, values[i]);
        }
        return new TagValues(tag, Field.DOUBLE, values.length, bytes);
    }

    /// Text in UTF-8, which ends with a zero byte.
    public static TagValues text(int tag, String text) {
        byte[] bytes = (text + "\0").getBytes(StandardCharsets.UTF_8);
        return new TagValues(tag, Field.ASCII, bytes.length, bytes);
    }

    private static ByteBuffer littleEndian(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /// Values as a file has them.
    static TagValues of(Field field, ByteBuffer values) {
        byte[] bytes = new byte[values.limit()];
        values.get(0, bytes);
        int unit =
                field.type() == Field.RATIONAL || field.type() == Field.SRATIONAL ? Integer.BYTES : field.valueBytes();
        if (values.order() == ByteOrder.BIG_ENDIAN) {
            reverse(bytes, unit);
        }
        return new TagValues(field.tag(), field.type(), bytes.length / field.valueBytes(), bytes);
    }

    private static void reverse(byte[] bytes, int unit) {
        for (int at = 0; at < bytes.length; at += unit) {
            for (int i = at, j = at + unit - 1; i < j; i++, j--) {
                byte swapped = bytes[i];
                bytes[i] = bytes[j];
                bytes[j] = swapped;
            }
        }
    }
}
