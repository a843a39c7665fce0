package org.tileindex.verify;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HexFormat;
import org.apache.parquet.schema.PrimitiveType;
import org.tileindex.fault.Printable;

/// The type-defined orders of our columns (Parquet format, *Column orders*). A value is given by its PLAIN bytes
/// without a length, as statistics have it.
enum ValueOrder implements Comparator<ByteBuffer> {
    UINT64(Long.BYTES) {
        @Override
        public int compare(ByteBuffer a, ByteBuffer b) {
            return Long.compareUnsigned(little(a).getLong(), little(b).getLong());
        }

        @Override
        String text(ByteBuffer value) {
            return Long.toUnsignedString(little(value).getLong());
        }
    },
    UINT32(Integer.BYTES) {
        @Override
        public int compare(ByteBuffer a, ByteBuffer b) {
            return Integer.compareUnsigned(little(a).getInt(), little(b).getInt());
        }

        @Override
        String text(ByteBuffer value) {
            return Integer.toUnsignedString(little(value).getInt());
        }
    },
    /// Zeros are equal whatever their sign. NaN, which no column has, is above all others.
    DOUBLE(Double.BYTES) {
        @Override
        public int compare(ByteBuffer a, ByteBuffer b) {
            return Double.compare(little(a).getDouble() + 0.0, little(b).getDouble() + 0.0);
        }

        @Override
        String text(ByteBuffer value) {
            return Double.toString(little(value).getDouble());
        }
    },
    TEXT(-1) {
        @Override
        public int compare(ByteBuffer a, ByteBuffer b) {
            int mismatch = a.mismatch(b);
            return mismatch < 0 || mismatch >= a.remaining() || mismatch >= b.remaining()
                    ? Integer.compare(a.remaining(), b.remaining())
                    : Byte.compareUnsigned(a.get(a.position() + mismatch), b.get(b.position() + mismatch));
        }

        @Override
        String text(ByteBuffer value) {
            return Printable.id(StandardCharsets.UTF_8.decode(value.duplicate()).toString());
        }
    };

    private final int bytes;

    ValueOrder(int bytes) {
        this.bytes = bytes;
    }

    static ValueOrder of(PrimitiveType type) {
        return switch (type.getPrimitiveTypeName()) {
            case INT64 -> UINT64;
            case INT32 -> UINT32;
            case DOUBLE -> DOUBLE;
            default -> TEXT;
        };
    }

    private static ByteBuffer little(ByteBuffer value) {
        return value.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    }

    static ByteBuffer bytes(long value) {
        return ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN).putLong(0, value);
    }

    static ByteBuffer bytes(int value) {
        return ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN).putInt(0, value);
    }

    static ByteBuffer bytes(double value) {
        return ByteBuffer.allocate(Double.BYTES).order(ByteOrder.LITTLE_ENDIAN).putDouble(0, value);
    }

    static ByteBuffer bytes(String value) {
        return ByteBuffer.wrap(value.getBytes(StandardCharsets.UTF_8));
    }

    /// Whether `value` has as many bytes as a value of the type.
    boolean fits(ByteBuffer value) {
        return bytes < 0 || value.remaining() == bytes;
    }

    /// The value as messages give it.
    String show(ByteBuffer value) {
        if (!fits(value)) {
            byte[] raw = new byte[value.remaining()];
            value.duplicate().get(raw);
            return "the bytes " + HexFormat.of().formatHex(raw);
        }
        return text(value);
    }

    abstract String text(ByteBuffer value);
}
