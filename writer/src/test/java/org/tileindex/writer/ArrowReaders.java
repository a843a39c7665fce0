package org.tileindex.writer;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.arrow.dataset.file.FileFormat;
import org.apache.arrow.dataset.file.FileSystemDatasetFactory;
import org.apache.arrow.dataset.jni.NativeMemoryPool;
import org.apache.arrow.dataset.scanner.ScanOptions;
import org.apache.arrow.dataset.scanner.Scanner;
import org.apache.arrow.dataset.source.Dataset;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.DateDayVector;
import org.apache.arrow.vector.DateMilliVector;
import org.apache.arrow.vector.Decimal256Vector;
import org.apache.arrow.vector.DecimalVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.FixedSizeBinaryVector;
import org.apache.arrow.vector.Float2Vector;
import org.apache.arrow.vector.Float4Vector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.LargeVarBinaryVector;
import org.apache.arrow.vector.LargeVarCharVector;
import org.apache.arrow.vector.SmallIntVector;
import org.apache.arrow.vector.TimeMicroVector;
import org.apache.arrow.vector.TimeMilliVector;
import org.apache.arrow.vector.TimeNanoVector;
import org.apache.arrow.vector.TimeStampVector;
import org.apache.arrow.vector.TinyIntVector;
import org.apache.arrow.vector.UInt1Vector;
import org.apache.arrow.vector.UInt2Vector;
import org.apache.arrow.vector.UInt4Vector;
import org.apache.arrow.vector.UInt8Vector;
import org.apache.arrow.vector.VarBinaryVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.apache.arrow.vector.types.pojo.Schema;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.column.impl.ColumnReadStoreImpl;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.simple.convert.GroupRecordConverter;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.FileMetaData;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.Float16LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.IntLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.StringLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;

/// The values that three readers find in a file of flat columns, in the terms of [ArrowColumn].
final class ArrowReaders {
    private ArrowReaders() {}

    static Map<String, List<Object>> parquetJava(Path file) throws IOException {
        ParquetReadOptions options = ParquetReadOptions.builder(new PlainParquetConfiguration())
                .usePageChecksumVerification()
                .build();
        try (ParquetFileReader reader = ParquetFileReader.open(new LocalInputFile(file), options)) {
            FileMetaData metadata = reader.getFooter().getFileMetaData();
            Map<String, List<Object>> byName = new LinkedHashMap<>();
            metadata.getSchema().getColumns().forEach(column -> byName.put(column.getPath()[0], new ArrayList<>()));
            PageReadStore rowGroup = reader.readNextRowGroup();
            while (rowGroup != null) {
                ColumnReadStoreImpl store = new ColumnReadStoreImpl(
                        rowGroup,
                        new GroupRecordConverter(metadata.getSchema()).getRootConverter(),
                        metadata.getSchema(),
                        metadata.getCreatedBy());
                for (ColumnDescriptor column : metadata.getSchema().getColumns()) {
                    ColumnReader values = store.getColumnReader(column);
                    List<Object> own = byName.getOrDefault(column.getPath()[0], List.of());
                    for (long row = 0; row < rowGroup.getRowCount(); row++) {
                        boolean isNull = values.getCurrentDefinitionLevel() < column.getMaxDefinitionLevel();
                        own.add(isNull ? ArrowColumn.NULL : parquetValue(values, column.getPrimitiveType()));
                        values.consume();
                    }
                }
                rowGroup = reader.readNextRowGroup();
            }
            return byName;
        }
    }

    private static Object parquetValue(ColumnReader values, PrimitiveType type) {
        return switch (type.getPrimitiveTypeName()) {
            case BOOLEAN -> values.getBoolean();
            case INT32 -> {
                boolean unsigned = type.getLogicalTypeAnnotation() instanceof IntLogicalTypeAnnotation number
                        && !number.isSigned();
                yield unsigned ? Integer.toUnsignedLong(values.getInteger()) : (long) values.getInteger();
            }
            case INT64 -> values.getLong();
            case FLOAT -> values.getFloat();
            case DOUBLE -> values.getDouble();
            case BINARY, FIXED_LEN_BYTE_ARRAY ->
                bytesValue(values.getBinary().getBytes(), Optional.ofNullable(type.getLogicalTypeAnnotation()));
            case INT96 -> throw new IllegalArgumentException(type.toString());
        };
    }

    private static Object bytesValue(byte[] bytes, Optional<LogicalTypeAnnotation> logical) {
        Object type = logical.isPresent() ? logical.get() : "none";
        return switch (type) {
            case StringLogicalTypeAnnotation text -> ArrowColumn.text(bytes);
            case DecimalLogicalTypeAnnotation decimal -> new BigInteger(bytes);
            case Float16LogicalTypeAnnotation half ->
                Float.float16ToFloat((short) ((bytes[0] & 0xFF) | (bytes[1] << Byte.SIZE)));
            default -> ArrowColumn.binary(bytes);
        };
    }

    /// Reads a file with Arrow C++.
    static Map<String, List<Object>> arrow(Path file) throws Exception {
        try (BufferAllocator allocator = new RootAllocator();
                FileSystemDatasetFactory factory = new FileSystemDatasetFactory(
                        allocator,
                        NativeMemoryPool.getDefault(),
                        FileFormat.PARQUET,
                        file.toUri().toString());
                Dataset dataset = factory.finish();
                Scanner scanner = dataset.newScan(new ScanOptions(1 << 15));
                ArrowReader reader = scanner.scanBatches()) {
            Map<String, List<Object>> byName = new LinkedHashMap<>();
            reader.getVectorSchemaRoot()
                    .getSchema()
                    .getFields()
                    .forEach(field -> byName.put(field.getName(), new ArrayList<>()));
            while (reader.loadNextBatch()) {
                for (FieldVector vector : reader.getVectorSchemaRoot().getFieldVectors()) {
                    List<Object> values = byName.getOrDefault(vector.getName(), List.of());
                    for (int row = 0; row < vector.getValueCount(); row++) {
                        values.add(vector.isNull(row) ? ArrowColumn.NULL : arrowValue(vector, row));
                    }
                }
            }
            return byName;
        }
    }

    /// The schema that Arrow C++ finds.
    static Schema arrowSchema(Path file) throws Exception {
        try (BufferAllocator allocator = new RootAllocator();
                FileSystemDatasetFactory factory = new FileSystemDatasetFactory(
                        allocator,
                        NativeMemoryPool.getDefault(),
                        FileFormat.PARQUET,
                        file.toUri().toString())) {
            return factory.inspect();
        }
    }

    private static Object arrowValue(FieldVector vector, int row) {
        return switch (vector) {
            case BitVector bits -> bits.get(row) != 0;
            case TinyIntVector numbers -> (long) numbers.get(row);
            case SmallIntVector numbers -> (long) numbers.get(row);
            case IntVector numbers -> (long) numbers.get(row);
            case BigIntVector numbers -> numbers.get(row);
            case UInt1Vector numbers -> numbers.get(row) & 0xFFL;
            case UInt2Vector numbers -> (long) numbers.get(row);
            case UInt4Vector numbers -> Integer.toUnsignedLong(numbers.get(row));
            case UInt8Vector numbers -> numbers.get(row);
            case DateDayVector days -> (long) days.get(row);
            case DateMilliVector days -> days.get(row) / 86_400_000;
            case TimeMilliVector times -> (long) times.get(row);
            case TimeMicroVector times -> times.get(row);
            case TimeNanoVector times -> times.get(row);
            case TimeStampVector times -> times.get(row);
            case Float2Vector numbers -> numbers.getValueAsFloat(row);
            case Float4Vector numbers -> numbers.get(row);
            case Float8Vector numbers -> numbers.get(row);
            case DecimalVector decimals -> decimals.getObject(row).unscaledValue();
            case Decimal256Vector decimals -> decimals.getObject(row).unscaledValue();
            case VarCharVector texts -> ArrowColumn.text(texts.get(row));
            case LargeVarCharVector texts -> ArrowColumn.text(texts.get(row));
            case VarBinaryVector bytes -> ArrowColumn.binary(bytes.get(row));
            case LargeVarBinaryVector bytes -> ArrowColumn.binary(bytes.get(row));
            case FixedSizeBinaryVector bytes -> ArrowColumn.binary(bytes.get(row));
            default -> throw new IllegalArgumentException(vector.toString());
        };
    }

    /// The SQL expression that gives dates and times as numbers, bytes in hexadecimal, and decimals of more than 38
    /// digits, which DuckDB does not have, as the nearest double.
    static Map<String, List<Object>> duckDb(Path file, Schema schema) throws SQLException {
        List<String> expressions = new ArrayList<>();
        schema.getFields().forEach(field -> expressions.add(expression(field.getName())));
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT %s FROM read_parquet('%s', file_row_number = true) ORDER BY file_row_number"
                                .formatted(String.join(", ", expressions), file))) {
            Map<String, List<Object>> byName = new LinkedHashMap<>();
            List<List<Object>> values = new ArrayList<>();
            for (int i = 0; i < expressions.size(); i++) {
                values.add(new ArrayList<>());
                byName.put(schema.getFields().get(i).getName(), values.getLast());
            }
            while (rows.next()) {
                for (int i = 0; i < values.size(); i++) {
                    Object value = rows.getObject(i + 1);
                    values.get(i).add(value == null ? ArrowColumn.NULL : duckDbValue(value, expressions.get(i)));
                }
            }
            return byName;
        }
    }

    private static String expression(String column) {
        String kind = column.replaceFirst("_n$", "").replaceFirst("_tz$", "");
        String name = '"' + column + '"';
        return switch (kind) {
            case "date32", "date64" -> "%s - DATE '1970-01-01'".formatted(name);
            case "time_s", "time_ms" -> "epoch_ns(%s) // 1000000".formatted(name);
            case "time_us" -> "epoch_ns(%s) // 1000".formatted(name);
            case "ts_s", "ts_ms" -> "epoch_ms(%s)".formatted(name);
            case "ts_us" -> "epoch_us(%s)".formatted(name);
            case "time_ns" -> "CAST(%s AS VARCHAR)".formatted(name);
            case "ts_ns" -> "epoch_ns(%s)".formatted(name);
            case "binary", "large_binary", "fixed1", "fixed16" -> "hex(%s)".formatted(name);
            default -> name;
        };
    }

    private static Object duckDbValue(Object value, String expression) {
        if (expression.startsWith("hex")) {
            return ByteBuffer.wrap(HexFormat.of().parseHex((String) value));
        }
        if (expression.startsWith("CAST")) {
            return LocalTime.parse((String) value).toNanoOfDay();
        }
        return switch (value) {
            case BigDecimal decimal -> decimal.unscaledValue();
            case BigInteger number -> number.longValue();
            case Byte number -> number.longValue();
            case Short number -> number.longValue();
            case Integer number -> number.longValue();
            default -> value;
        };
    }
}
