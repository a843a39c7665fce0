package org.tileindex.verify;

import static org.apache.parquet.schema.LogicalTypeAnnotation.float16Type;
import static org.apache.parquet.schema.LogicalTypeAnnotation.intType;
import static org.apache.parquet.schema.LogicalTypeAnnotation.stringType;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.BINARY;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.DOUBLE;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.FIXED_LEN_BYTE_ARRAY;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.FLOAT;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.INT32;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.INT64;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.types.Types.MinorType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Type.Repetition;
import org.apache.parquet.schema.Types;
import org.apache.parquet.schema.Types.PrimitiveBuilder;
import org.tileindex.parquet.InconsistentPagesException;

/// The types of Arrow columns in Parquet's terms, and their values.
final class ArrowColumns {
    private ArrowColumns() {}

    /// The column of `field`. The name of one of another type than ours tells its type.
    static Type type(Field field) {
        Repetition repetition = field.isNullable() ? Repetition.OPTIONAL : Repetition.REQUIRED;
        String name = field.getName();
        return switch (org.apache.arrow.vector.types.Types.getMinorTypeForArrowType(field.getType())) {
            case VARCHAR -> Types.primitive(BINARY, repetition).as(stringType()).named(name);
            case UINT8 -> integer(64, false, repetition).named(name);
            case UINT4 -> integer(32, false, repetition).named(name);
            case UINT2 -> integer(16, false, repetition).named(name);
            case UINT1 -> integer(8, false, repetition).named(name);
            case BIGINT -> Types.primitive(INT64, repetition).named(name);
            case INT -> Types.primitive(INT32, repetition).named(name);
            case SMALLINT -> integer(16, true, repetition).named(name);
            case TINYINT -> integer(8, true, repetition).named(name);
            case FLOAT2 ->
                Types.primitive(FIXED_LEN_BYTE_ARRAY, repetition)
                        .length(Short.BYTES)
                        .as(float16Type())
                        .named(name);
            case FLOAT4 -> Types.primitive(FLOAT, repetition).named(name);
            case FLOAT8 -> Types.primitive(DOUBLE, repetition).named(name);
            default -> Types.primitive(BINARY, repetition).named(name + " of type " + field.getType());
        };
    }

    private static PrimitiveBuilder<PrimitiveType> integer(int bits, boolean signed, Repetition repetition) {
        return Types.primitive(bits == Long.SIZE ? INT64 : INT32, repetition).as(intType(bits, signed));
    }

    /// Copies rows `[from, from + rows)` of a vector to rows `[to, to + rows)` of column `index` of `batch`.
    static void copy(FieldVector vector, int from, int rows, RowBatch batch, int index, int to)
            throws InconsistentPagesException {
        ArrowBuf data = vector.getDataBuffer();
        switch (vector.getMinorType()) {
            case UINT8, BIGINT -> {
                long[] out = batch.longs(index);
                for (int i = 0; i < rows; i++) {
                    out[to + i] = data.getLong((long) (from + i) * Long.BYTES);
                }
            }
            case FLOAT8 -> {
                double[] out = batch.doubles(index);
                for (int i = 0; i < rows; i++) {
                    out[to + i] = data.getDouble((long) (from + i) * Double.BYTES);
                }
            }
            case UINT4, INT, FLOAT4, UINT2, FLOAT2, SMALLINT, UINT1, TINYINT ->
                copyInts(data, vector.getMinorType(), from, rows, batch.ints(index), to);
            case VARCHAR -> copyTexts((VarCharVector) vector, from, rows, batch.texts(index), to);
            default ->
                throw new InconsistentPagesException(
                        "a column has the unexpected type " + vector.getField().getType());
        }
        if (vector.getField().isNullable()) {
            boolean[] nulls = batch.nulls(index);
            for (int i = 0; i < rows; i++) {
                nulls[to + i] = vector.isNull(from + i);
            }
        }
    }

    private static void copyInts(ArrowBuf data, MinorType type, int from, int rows, int[] out, int to) {
        for (int i = 0; i < rows; i++) {
            long at = (long) from + i;
            out[to + i] = switch (type) {
                case UINT1 -> data.getByte(at) & 0xFF;
                case TINYINT -> data.getByte(at);
                case UINT2, FLOAT2 -> data.getShort(at * Short.BYTES) & 0xFFFF;
                case SMALLINT -> data.getShort(at * Short.BYTES);
                default -> data.getInt(at * Integer.BYTES);
            };
        }
    }

    /// Decodes each run of equal texts once.
    private static void copyTexts(VarCharVector texts, int from, int rows, String[] out, int to) {
        byte[] before = {};
        String text = "";
        for (int i = 0; i < rows; i++) {
            byte[] bytes = texts.get(from + i);
            if (!Arrays.equals(bytes, before)) {
                before = bytes;
                text = new String(bytes, StandardCharsets.UTF_8);
            }
            out[to + i] = text;
        }
    }
}
