package org.tileindex.harness;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.arrow.dataset.file.FileFormat;
import org.apache.arrow.dataset.file.FileSystemDatasetFactory;
import org.apache.arrow.dataset.jni.NativeMemoryPool;
import org.apache.arrow.dataset.scanner.ScanOptions;
import org.apache.arrow.dataset.scanner.Scanner;
import org.apache.arrow.dataset.source.Dataset;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.UInt4Vector;
import org.apache.arrow.vector.UInt8Vector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.convert.GroupRecordConverter;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.io.RecordReader;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;

/// Three Parquet readers by three teams, reduced to what they read.
final class FileReaders {
    private static final int BATCH_ROWS = 1 << 15;

    private FileReaders() {}

    static ColumnDigests duckDb(Path file) throws SQLException {
        try (java.sql.Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT * FROM read_parquet('%s', hive_partitioning = false)".formatted(file))) {
            List<ColumnDigests.Collector> columns = new ArrayList<>();
            for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                columns.add(new ColumnDigests.Collector(rows.getMetaData().getColumnName(i)));
            }
            while (rows.next()) {
                for (int i = 0; i < columns.size(); i++) {
                    addSql(columns.get(i), rows.getObject(i + 1));
                }
            }
            return ColumnDigests.of(columns);
        }
    }

    private static void addSql(ColumnDigests.Collector column, Object value) {
        switch (value) {
            case String text -> column.add(text);
            case Double number -> column.add(number.doubleValue());
            case BigInteger id -> column.add(id.longValueExact());
            case Number integer -> column.add(integer.longValue());
            default -> throw new IllegalArgumentException(value.getClass().getName());
        }
    }

    /// A Parquet file, read by Arrow C++.
    static ColumnDigests arrow(Path file) throws Exception {
        return arrow(file, FileFormat.PARQUET);
    }

    /// An Arrow IPC file, read by Arrow C++.
    static ColumnDigests arrowIpc(Path file) throws Exception {
        return arrow(file, FileFormat.ARROW_IPC);
    }

    private static ColumnDigests arrow(Path file, FileFormat format) throws Exception {
        return arrow(file, format, schema -> new ScanOptions(BATCH_ROWS), FileReaders::digests);
    }

    /// Takes the batches that Arrow C++ reads.
    interface Batches<T> {
        T read(ArrowReader reader) throws Exception;
    }

    /// Scans a file with Arrow C++.
    ///
    /// @param options what to read of a file with a schema
    static <T> T arrow(Path file, FileFormat format, Function<Schema, ScanOptions> options, Batches<T> batches)
            throws Exception {
        return arrow(List.of(file), format, options, batches);
    }

    /// Scans files with one schema as one dataset with Arrow C++.
    ///
    /// @param options what to read of files with a schema
    static <T> T arrow(List<Path> files, FileFormat format, Function<Schema, ScanOptions> options, Batches<T> batches)
            throws Exception {
        try (BufferAllocator allocator = new RootAllocator();
                FileSystemDatasetFactory factory = new FileSystemDatasetFactory(
                        allocator,
                        NativeMemoryPool.getDefault(),
                        format,
                        files.stream().map(file -> file.toUri().toString()).toArray(String[]::new));
                Dataset dataset = factory.finish();
                Scanner scanner = dataset.newScan(options.apply(factory.inspect()));
                ArrowReader reader = scanner.scanBatches()) {
            return batches.read(reader);
        }
    }

    private static ColumnDigests digests(ArrowReader reader) throws IOException {
        List<ColumnDigests.Collector> columns = new ArrayList<>();
        for (Field field : reader.getVectorSchemaRoot().getSchema().getFields()) {
            columns.add(new ColumnDigests.Collector(field.getName()));
        }
        while (reader.loadNextBatch()) {
            List<FieldVector> vectors = reader.getVectorSchemaRoot().getFieldVectors();
            for (int i = 0; i < columns.size(); i++) {
                addArrow(columns.get(i), vectors.get(i));
            }
        }
        return ColumnDigests.of(columns);
    }

    static void addArrow(ColumnDigests.Collector column, FieldVector vector) {
        if (vector.getNullCount() > 0) {
            throw new IllegalArgumentException(vector.getName() + " has nulls");
        }
        for (int row = 0; row < vector.getValueCount(); row++) {
            switch (vector) {
                case UInt8Vector ids -> column.add(ids.get(row));
                case UInt4Vector integers -> column.add(Integer.toUnsignedLong(integers.get(row)));
                case Float8Vector doubles -> column.add(doubles.get(row));
                case VarCharVector texts -> column.add(new String(texts.get(row), StandardCharsets.UTF_8));
                default -> throw new IllegalArgumentException(vector.getClass().getName());
            }
        }
    }

    static ColumnDigests parquetJava(Path file) throws IOException {
        ParquetReadOptions options = ParquetReadOptions.builder(new PlainParquetConfiguration())
                .usePageChecksumVerification()
                .build();
        try (ParquetFileReader reader = ParquetFileReader.open(new LocalInputFile(file), options)) {
            MessageType schema = reader.getFooter().getFileMetaData().getSchema();
            List<ColumnDigests.Collector> columns = new ArrayList<>();
            for (Type field : schema.getFields()) {
                columns.add(new ColumnDigests.Collector(field.getName()));
            }
            PageReadStore rowGroup = reader.readNextRowGroup();
            while (rowGroup != null) {
                RecordReader<Group> records = new ColumnIOFactory()
                        .getColumnIO(schema)
                        .getRecordReader(rowGroup, new GroupRecordConverter(schema));
                for (long row = 0; row < rowGroup.getRowCount(); row++) {
                    Group record = records.read();
                    for (int i = 0; i < columns.size(); i++) {
                        addGroup(columns.get(i), schema.getType(i), record, i);
                    }
                }
                rowGroup = reader.readNextRowGroup();
            }
            return ColumnDigests.of(columns);
        }
    }

    private static void addGroup(ColumnDigests.Collector column, Type type, Group record, int field) {
        switch (type.asPrimitiveType().getPrimitiveTypeName()) {
            case INT64 -> column.add(record.getLong(field, 0));
            case INT32 -> column.add(Integer.toUnsignedLong(record.getInteger(field, 0)));
            case DOUBLE -> column.add(record.getDouble(field, 0));
            case BINARY -> column.add(record.getString(field, 0));
            default -> throw new IllegalArgumentException(type.toString());
        }
    }
}
