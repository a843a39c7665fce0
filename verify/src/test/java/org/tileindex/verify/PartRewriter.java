package org.tileindex.verify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;

/// Reads a part file into rows, and writes rows with parquet-java's own writer.
final class PartRewriter {
    private PartRewriter() {}

    /// The rows; a value is a `String`, `Long`, `Integer` or `Double`.
    static List<Object[]> read(Path part) throws IOException {
        List<Object[]> rows = new ArrayList<>();
        try (PartReader reader = new ParquetPart(part)) {
            MessageType schema = reader.schema();
            RowBatch batch = new RowBatch(schema.getFieldCount());
            for (int n = reader.read(batch); n > 0; n = reader.read(batch)) {
                for (int i = 0; i < n; i++) {
                    Object[] row = new Object[schema.getFieldCount()];
                    for (int c = 0; c < row.length; c++) {
                        row[c] = value(batch, schema.getType(c), c, i);
                    }
                    rows.add(row);
                }
            }
        }
        return rows;
    }

    private static Object value(RowBatch batch, Type type, int column, int i) {
        return switch (type.asPrimitiveType().getPrimitiveTypeName()) {
            case INT64 -> batch.longs(column)[i];
            case INT32 -> batch.ints(column)[i];
            case DOUBLE -> batch.doubles(column)[i];
            default -> batch.texts(column)[i];
        };
    }

    static void write(Path part, List<Type> fields, List<Object[]> rows) throws IOException {
        Files.deleteIfExists(part);
        MessageType schema = new MessageType("row", fields);
        try (ParquetWriter<Group> writer = ExampleParquetWriter.builder(new LocalOutputFile(part))
                .withConf(new PlainParquetConfiguration())
                .withType(schema)
                .withCompressionCodec(CompressionCodecName.UNCOMPRESSED)
                .withPageWriteChecksumEnabled(true)
                .build()) {
            for (Object[] row : rows) {
                Group group = new SimpleGroup(schema);
                for (int c = 0; c < row.length; c++) {
                    add(group, c, row[c]);
                }
                writer.write(group);
            }
        }
    }

    private static void add(Group group, int column, Object value) {
        switch (value) {
            case String text -> group.add(column, text);
            case Long number -> group.add(column, number);
            case Integer number -> group.add(column, number);
            case Double number -> group.add(column, number);
            default -> throw new IllegalArgumentException(value.toString());
        }
    }
}
