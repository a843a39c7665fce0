package org.tileindex.writer.dense;

import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.parquet.schema.ColumnOrder;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type.Repetition;
import org.apache.parquet.schema.Types;
import org.apache.parquet.schema.Types.PrimitiveBuilder;

/// The Parquet types of flat Arrow types: those that Arrow C++ chooses.
///
/// Parquet has no seconds, so times and timestamps in seconds become milliseconds. Date64 becomes DATE, in whole days.
/// A decimal becomes a FIXED_LEN_BYTE_ARRAY with the fewest bytes that hold its precision.
public final class ArrowTypes {
    private ArrowTypes() {}

    /// The Parquet column of `field`: OPTIONAL where it is nullable, otherwise REQUIRED.
    ///
    /// @throws IllegalArgumentException if the type is nested, dictionary-encoded, an interval or a view
    public static PrimitiveType parquet(Field field) {
        if (field.getDictionary() != null) {
            throw unsupported(field);
        }
        Repetition repetition = field.isNullable() ? Repetition.OPTIONAL : Repetition.REQUIRED;
        return switch (field.getType()) {
            case ArrowType.Int type -> integer(type, repetition).named(field.getName());
            case ArrowType.FloatingPoint type -> floating(type, repetition).named(field.getName());
            case ArrowType.Bool type ->
                Types.primitive(PrimitiveTypeName.BOOLEAN, repetition).named(field.getName());
            case ArrowType.Date type ->
                Types.primitive(PrimitiveTypeName.INT32, repetition)
                        .as(LogicalTypeAnnotation.dateType())
                        .named(field.getName());
            case ArrowType.Time type -> time(type, repetition).named(field.getName());
            case ArrowType.Timestamp type -> timestamp(type, repetition).named(field.getName());
            case ArrowType.Decimal type ->
                Types.primitive(PrimitiveTypeName.FIXED_LEN_BYTE_ARRAY, repetition)
                        .length(decimalBytes(type.getPrecision()))
                        .as(LogicalTypeAnnotation.decimalType(type.getScale(), type.getPrecision()))
                        .named(field.getName());
            case ArrowType.Utf8 type -> text(repetition).named(field.getName());
            case ArrowType.LargeUtf8 type -> text(repetition).named(field.getName());
            case ArrowType.Binary type ->
                Types.primitive(PrimitiveTypeName.BINARY, repetition).named(field.getName());
            case ArrowType.LargeBinary type ->
                Types.primitive(PrimitiveTypeName.BINARY, repetition).named(field.getName());
            case ArrowType.FixedSizeBinary type ->
                Types.primitive(PrimitiveTypeName.FIXED_LEN_BYTE_ARRAY, repetition)
                        .length(type.getByteWidth())
                        .named(field.getName());
            default -> throw unsupported(field);
        };
    }

    private static IllegalArgumentException unsupported(Field field) {
        return new IllegalArgumentException("no flat Parquet type corresponds to " + field);
    }

    private static PrimitiveBuilder<PrimitiveType> integer(ArrowType.Int type, Repetition repetition) {
        PrimitiveTypeName name = type.getBitWidth() == Long.SIZE ? PrimitiveTypeName.INT64 : PrimitiveTypeName.INT32;
        PrimitiveBuilder<PrimitiveType> builder = Types.primitive(name, repetition);
        boolean plain = type.getIsSigned() && type.getBitWidth() >= Integer.SIZE;
        return plain ? builder : builder.as(LogicalTypeAnnotation.intType(type.getBitWidth(), type.getIsSigned()));
    }

    /// In the type-defined order, as [org.tileindex.writer.form.Column] wants it.
    private static PrimitiveBuilder<PrimitiveType> floating(ArrowType.FloatingPoint type, Repetition repetition) {
        if (type.getPrecision() == FloatingPointPrecision.HALF) {
            return Types.primitive(PrimitiveTypeName.FIXED_LEN_BYTE_ARRAY, repetition)
                    .length(Short.BYTES)
                    .as(LogicalTypeAnnotation.float16Type())
                    .columnOrder(ColumnOrder.typeDefined());
        }
        boolean single = type.getPrecision() == FloatingPointPrecision.SINGLE;
        return Types.primitive(single ? PrimitiveTypeName.FLOAT : PrimitiveTypeName.DOUBLE, repetition)
                .columnOrder(ColumnOrder.typeDefined());
    }

    /// Arrow's times of day have no time zone, so they are not adjusted to UTC.
    private static PrimitiveBuilder<PrimitiveType> time(ArrowType.Time type, Repetition repetition) {
        PrimitiveTypeName name = type.getBitWidth() == Long.SIZE ? PrimitiveTypeName.INT64 : PrimitiveTypeName.INT32;
        return Types.primitive(name, repetition).as(LogicalTypeAnnotation.timeType(false, unit(type.getUnit())));
    }

    private static PrimitiveBuilder<PrimitiveType> timestamp(ArrowType.Timestamp type, Repetition repetition) {
        boolean instant = type.getTimezone() != null && !type.getTimezone().isEmpty();
        return Types.primitive(PrimitiveTypeName.INT64, repetition)
                .as(LogicalTypeAnnotation.timestampType(instant, unit(type.getUnit())));
    }

    private static LogicalTypeAnnotation.TimeUnit unit(TimeUnit unit) {
        return switch (unit) {
            case SECOND, MILLISECOND -> LogicalTypeAnnotation.TimeUnit.MILLIS;
            case MICROSECOND -> LogicalTypeAnnotation.TimeUnit.MICROS;
            case NANOSECOND -> LogicalTypeAnnotation.TimeUnit.NANOS;
        };
    }

    private static PrimitiveBuilder<PrimitiveType> text(Repetition repetition) {
        return Types.primitive(PrimitiveTypeName.BINARY, repetition).as(LogicalTypeAnnotation.stringType());
    }

    /// The fewest bytes of a signed number of `precision` decimal digits.
    static int decimalBytes(int precision) {
        return java.math.BigInteger.TEN
                                .pow(precision)
                                .subtract(java.math.BigInteger.ONE)
                                .bitLength()
                        / Byte.SIZE
                + 1;
    }
}
