package org.tileindex.writer;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
import org.apache.parquet.schema.MessageType;

/// All values of all columns of a file, in row order, as readers other than ours find them.
final class FileReaders {
    private FileReaders() {}

    static Map<String, List<Object>> readWithDuckDb(Path file) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT * EXCLUDE (file_row_number) FROM read_parquet('" + file
                        + "', file_row_number = true) ORDER BY file_row_number")) {
            int columns = rows.getMetaData().getColumnCount();
            List<List<Object>> values = new ArrayList<>();
            Map<String, List<Object>> byName = new LinkedHashMap<>();
            for (int i = 1; i <= columns; i++) {
                values.add(new ArrayList<>());
                byName.put(rows.getMetaData().getColumnName(i), values.getLast());
            }
            while (rows.next()) {
                for (int i = 1; i <= columns; i++) {
                    Object value = rows.getObject(i);
                    boolean whole = value instanceof Number && !(value instanceof Double);
                    values.get(i - 1).add(whole ? (Object) ((Number) value).longValue() : value);
                }
            }
            return byName;
        }
    }

    /// @throws org.apache.parquet.io.ParquetDecodingException if a page's checksum is wrong
    static Map<String, List<Object>> readWithParquetJava(Path file) throws IOException {
        ParquetReadOptions options = ParquetReadOptions.builder(new PlainParquetConfiguration())
                .usePageChecksumVerification()
                .build();
        try (ParquetFileReader reader = ParquetFileReader.open(new LocalInputFile(file), options)) {
            FileMetaData metadata = reader.getFooter().getFileMetaData();
            Map<String, List<Object>> byName = new LinkedHashMap<>();
            for (ColumnDescriptor column : metadata.getSchema().getColumns()) {
                byName.put(column.getPath()[0], new ArrayList<>());
            }
            PageReadStore rowGroup = reader.readNextRowGroup();
            while (rowGroup != null) {
                addRowGroup(rowGroup, metadata, byName);
                rowGroup = reader.readNextRowGroup();
            }
            return byName;
        }
    }

    private static void addRowGroup(PageReadStore rowGroup, FileMetaData metadata, Map<String, List<Object>> byName) {
        MessageType schema = metadata.getSchema();
        ColumnReadStoreImpl store = new ColumnReadStoreImpl(
                rowGroup, new GroupRecordConverter(schema).getRootConverter(), schema, metadata.getCreatedBy());
        for (ColumnDescriptor column : schema.getColumns()) {
            ColumnReader reader = store.getColumnReader(column);
            List<Object> values = byName.getOrDefault(column.getPath()[0], List.of());
            for (long row = 0; row < rowGroup.getRowCount(); row++) {
                values.add(value(reader, column));
                reader.consume();
            }
        }
    }

    private static Object value(ColumnReader reader, ColumnDescriptor column) {
        return switch (column.getPrimitiveType().getPrimitiveTypeName()) {
            case INT32 -> Integer.toUnsignedLong(reader.getInteger());
            case INT64 -> reader.getLong();
            case DOUBLE -> reader.getDouble();
            case BINARY -> reader.getBinary().toStringUsingUTF8();
            case BOOLEAN, FLOAT, INT96, FIXED_LEN_BYTE_ARRAY ->
                throw new IllegalArgumentException("no column of the samples is " + column);
        };
    }
}
