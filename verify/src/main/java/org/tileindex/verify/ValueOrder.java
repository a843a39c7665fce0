package org.tileindex.verify;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HexFormat;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.LogicalTypeAnnotation.IntLogicalTypeAnnotation;
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
    INT64(Long.BYTES) {
        @Override
        public int compare(ByteBuffer a, ByteBuffer b) {
            return Long.compare(little(a).getLong(), little(b).getLong());
        }

        @Override
        String text(ByteBuffer value) {
            return Long.toString(little(value).getLong());
        }
    },
    INT32(Integer.BYTES) {
        @Override
        public int compare(ByteBuffer a, ByteBuffer b) {
            return Integer.compare(little(a).getInt(), little(b).getInt());
        }

        @Override
        String text(ByteBuffer value) {
            return Integer.toString(little(value).getInt());
        }
    },
    /// As [#DOUBLE]. A batch has the bits of its values as integers.
    FLOAT(Float.BYTES) {
        @Override
        public int compare(ByteBuffer a, ByteBuffer b) {
            return Float.compare(little(a).getFloat() + 0.0f, little(b).getFloat() + 0.0f);
        }

        @Override
        String text(ByteBuffer value) {
            return Float.toString(little(value).getFloat());
        }
    },
    /// As [#FLOAT], in two bytes.
    FLOAT16(Short.BYTES) {
        @Override
        public int compare(ByteBuffer a, ByteBuffer b) {
            return Float.compare(number(a) + 0.0f, number(b) + 0.0f);
        }

        @Override
        String text(ByteBuffer value) {
            return Float.toString(number(value));
        }

        private static float number(ByteBuffer value) {
            return Float.float16ToFloat(little(value).getShort());
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
    /// Bytes that are no text.
    BYTES(-1) {
        @Override
        public int compare(ByteBuffer a, ByteBuffer b) {
            return TEXT.compare(a, b);
        }

        @Override
        String text(ByteBuffer value) {
            byte[] raw = new byte[value.remaining()];
            value.duplicate().get(raw);
            return "the bytes " + HexFormat.of().formatHex(raw);
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
        boolean unsigned =
                type.getLogicalTypeAnnotation() instanceof IntLogicalTypeAnnotation number && !number.isSigned();
        return switch (type.getPrimitiveTypeName()) {
            case INT64 -> unsigned ? UINT64 : INT64;
            case INT32 -> unsigned ? UINT32 : INT32;
            case FLOAT -> FLOAT;
            case DOUBLE -> DOUBLE;
            case FIXED_LEN_BYTE_ARRAY -> FLOAT16;
            default -> type.getLogicalTypeAnnotation() == null ? BYTES : TEXT;
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

    static ByteBuffer bytes(short value) {
        return ByteBuffer.allocate(Short.BYTES).order(ByteOrder.LITTLE_ENDIAN).putShort(0, value);
    }

    static ByteBuffer bytes(double value) {
        return ByteBuffer.allocate(Double.BYTES).order(ByteOrder.LITTLE_ENDIAN).putDouble(0, value);
    }

    static ByteBuffer bytes(Binary value) {
        return ByteBuffer.wrap(value.getBytesUnsafe());
    }

    static ByteBuffer bytes(String value) {
        return ByteBuffer.wrap(value.getBytes(StandardCharsets.UTF_8));
    }

    /// Bytes of a value; -1 for texts, whose lengths differ.
    int width() {
        return bytes;
    }

    /// Whether `value` has as many bytes as a value of the type.
    boolean fits(ByteBuffer value) {
        return bytes < 0 || value.remaining() == bytes;
    }

    /// The value as messages give it.
    String show(ByteBuffer value) {
        return fits(value) ? text(value) : BYTES.text(value);
    }

    abstract String text(ByteBuffer value);
}
