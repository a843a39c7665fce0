package org.tileindex.zone.file;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.column.impl.ColumnReadStoreImpl;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DateLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.IntLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.StringLogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.tileindex.fault.TileIndexException;
import org.tileindex.parquet.FlatColumns;

/// The values of a flat column of a row group, one after the other: text, numbers, truth values, and dates as ISO 8601
/// writes them.
final class ParquetFields {
    private final ColumnReader column;

    private ParquetFields(ColumnReader column) {
        this.column = column;
    }

    /// The wanted attributes. A guessed column of ids must be text; one that the user names may hold numbers.
    ///
    /// @throws TileIndexException E005 if no column holds ids, E010 if the condition's field is none that compares
    static WantedFields wanted(ZoneSource source, ZoneOptions options, MessageType schema) throws TileIndexException {
        List<Type> flat = schema.getFields().stream()
                .filter(field -> field.isPrimitive() && !field.isRepetition(Type.Repetition.REPEATED))
                .toList();
        boolean guessed = new IdField(options).isGuessed();
        List<String> ids = flat.stream()
                .filter(field -> isText(field) || (!guessed && isNumber(field)))
                .map(Type::getName)
                .toList();
        List<String> all = flat.stream()
                .filter(field -> isText(field) || isNumber(field) || isFurther(field))
                .map(Type::getName)
                .toList();
        return WantedFields.of(source, options, ids, all);
    }

    /// The columns of `flat` in their order.
    static List<ParquetFields> open(PageReadStore rowGroup, MessageType flat, String createdBy) {
        List<ParquetFields> columns = new ArrayList<>();
        if (flat.getFieldCount() > 0) {
            ColumnReadStoreImpl store =
                    new ColumnReadStoreImpl(rowGroup, new FlatColumns(flat.getFieldCount()), flat, createdBy);
            flat.getColumns().forEach(column -> columns.add(new ParquetFields(store.getColumnReader(column))));
        }
        return columns;
    }

    /// The next value of each column; empty for null.
    ///
    /// @throws CharacterCodingException if one is not text
    static List<Optional<FieldValue>> next(List<ParquetFields> columns) throws CharacterCodingException {
        List<Optional<FieldValue>> values = new ArrayList<>(columns.size());
        for (ParquetFields column : columns) {
            values.add(column.next());
        }
        return values;
    }

    private Optional<FieldValue> next() throws CharacterCodingException {
        Optional<FieldValue> value = isPresent() ? Optional.of(value()) : Optional.empty();
        column.consume();
        return value;
    }

    /// The bytes of the next value; empty for null.
    Optional<byte[]> nextBytes() {
        Optional<byte[]> value = isPresent() ? Optional.of(column.getBinary().getBytes()) : Optional.empty();
        column.consume();
        return value;
    }

    private boolean isPresent() {
        return column.getCurrentDefinitionLevel() == column.getDescriptor().getMaxDefinitionLevel();
    }

    private FieldValue value() throws CharacterCodingException {
        PrimitiveType type = column.getDescriptor().getPrimitiveType();
        LogicalTypeAnnotation logical = type.getLogicalTypeAnnotation();
        if (logical instanceof DecimalLogicalTypeAnnotation decimal) {
            return new FieldValue.Numeric(new BigDecimal(unscaled(type), decimal.getScale()).toPlainString());
        }
        if (logical instanceof DateLogicalTypeAnnotation) {
            return new FieldValue.Text(LocalDate.ofEpochDay(column.getInteger()).toString());
        }
        boolean unsigned = logical instanceof IntLogicalTypeAnnotation number && !number.isSigned();
        return unsigned ? new FieldValue.Numeric(unsigned(type)) : plain(type);
    }

    private FieldValue plain(PrimitiveType type) throws CharacterCodingException {
        return switch (type.getPrimitiveTypeName()) {
            case INT32 -> new FieldValue.Numeric(Integer.toString(column.getInteger()));
            case INT64 -> new FieldValue.Numeric(Long.toString(column.getLong()));
            case FLOAT -> new FieldValue.Numeric(Float.toString(column.getFloat()));
            case DOUBLE -> new FieldValue.Numeric(Double.toString(column.getDouble()));
            case BOOLEAN -> new FieldValue.Truth(column.getBoolean());
            default -> FieldValue.Text.of(column.getBinary().getBytes(), StandardCharsets.UTF_8);
        };
    }

    private String unsigned(PrimitiveType type) {
        return type.getPrimitiveTypeName() == PrimitiveTypeName.INT64
                ? Long.toUnsignedString(column.getLong())
                : Integer.toUnsignedString(column.getInteger());
    }

    private BigInteger unscaled(PrimitiveType type) {
        return switch (type.getPrimitiveTypeName()) {
            case INT32 -> BigInteger.valueOf(column.getInteger());
            case INT64 -> BigInteger.valueOf(column.getLong());
            default -> new BigInteger(column.getBinary().getBytes());
        };
    }

    private static boolean isText(Type field) {
        return field.getLogicalTypeAnnotation() instanceof StringLogicalTypeAnnotation;
    }

    private static boolean isNumber(Type field) {
        LogicalTypeAnnotation logical = field.getLogicalTypeAnnotation();
        return (logical == null || logical instanceof IntLogicalTypeAnnotation)
                && switch (field.asPrimitiveType().getPrimitiveTypeName()) {
                    case INT32, INT64, FLOAT, DOUBLE -> true;
                    default -> false;
                };
    }

    /// Whether the column may be compared although it holds no ids.
    private static boolean isFurther(Type field) {
        LogicalTypeAnnotation logical = field.getLogicalTypeAnnotation();
        return logical instanceof DecimalLogicalTypeAnnotation
                || logical instanceof DateLogicalTypeAnnotation
                || (logical == null && field.asPrimitiveType().getPrimitiveTypeName() == PrimitiveTypeName.BOOLEAN);
    }
}
