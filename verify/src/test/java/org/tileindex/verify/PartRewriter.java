package org.tileindex.verify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.parquet.column.ParquetProperties.WriterVersion;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.format.KeyValue;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;

/// Reads a part file into rows, and writes rows with parquet-java's own writer. Its files keep the promises of a run
/// without compression, so that `verify` finds nothing but what a test changes.
final class PartRewriter {
    /// Columns that a run writes without a dictionary.
    private static final Set<String> DELTAS = Set.of("tile_id", "raster_col");

    /// The same of `tile_spans`.
    private static final Set<String> DELTAS_OF_SPANS = SpanSchema.WHOLE;

    /// Stands for null in a row.
    static final Object NULL = "(null)";

    private PartRewriter() {}

    /// The rows; a value is a `String`, `Binary`, `Long`, `Integer`, `Double` or `Float`, a `Short` with the bits of a
    /// half, or [#NULL]. Fields of a group are values of their own.
    static List<Object[]> read(Path part) throws IOException {
        List<Object[]> rows = new ArrayList<>();
        FormatPromise none = new FormatPromise("", "", "", Set.of(), 1, 1, List.of(), false, false);
        try (PartReader reader = new ParquetPart(part, none, new FileFaults("", new Findings()))) {
            MessageType schema = reader.schema();
            int columns = schema.getColumns().size();
            RowBatch batch = new RowBatch(IntStream.range(0, columns).toArray());
            for (int n = reader.read(batch); n > 0; n = reader.read(batch)) {
                for (int i = 0; i < n; i++) {
                    Object[] row = new Object[columns];
                    for (int c = 0; c < row.length; c++) {
                        row[c] = value(batch, schema.getColumns().get(c).getPrimitiveType(), c, i);
                    }
                    rows.add(row);
                }
            }
        }
        return rows;
    }

    private static Object value(RowBatch batch, Type type, int column, int i) {
        if (type.isRepetition(Type.Repetition.OPTIONAL) && batch.nulls(column)[i]) {
            return NULL;
        }
        return switch (type.asPrimitiveType().getPrimitiveTypeName()) {
            case INT64 -> batch.longs(column)[i];
            case INT32 -> batch.ints(column)[i];
            case DOUBLE -> batch.doubles(column)[i];
            case FLOAT -> Float.intBitsToFloat(batch.ints(column)[i]);
            case FIXED_LEN_BYTE_ARRAY -> (short) batch.ints(column)[i];
            default -> type.getLogicalTypeAnnotation() == null ? batch.binaries(column)[i] : batch.texts(column)[i];
        };
    }

    static void write(Path part, List<Type> fields, List<Object[]> rows) throws IOException {
        write(part, fields, rows, true, Long.MAX_VALUE);
    }

    /// @param metadata entries of the footer
    static void write(Path part, List<Type> fields, List<Object[]> rows, Map<String, String> metadata)
            throws IOException {
        write(part, fields, rows, true, Long.MAX_VALUE, metadata);
    }

    /// @param dictionaries false for other encodings than those of a run
    /// @param groupRows rows of a row group but the last
    static void write(Path part, List<Type> fields, List<Object[]> rows, boolean dictionaries, long groupRows)
            throws IOException {
        write(part, fields, rows, dictionaries, groupRows, Map.of());
    }

    private static void write(
            Path part,
            List<Type> fields,
            List<Object[]> rows,
            boolean dictionaries,
            long groupRows,
            Map<String, String> metadata)
            throws IOException {
        Files.deleteIfExists(part);
        MessageType schema = new MessageType(dataset(fields), fields);
        ExampleParquetWriter.Builder builder = ExampleParquetWriter.builder(new LocalOutputFile(part))
                .withConf(new PlainParquetConfiguration())
                .withType(schema)
                .withWriterVersion(WriterVersion.PARQUET_2_0)
                .withDictionaryEncoding(dictionaries)
                .withSizeStatisticsEnabled(false)
                .withCompressionCodec(CompressionCodecName.UNCOMPRESSED)
                .withRowGroupRowCountLimit((int) Math.min(Integer.MAX_VALUE, groupRows))
                .withPageWriteChecksumEnabled(true);
        (schema.getName().equals(SpanSchema.TILE_SPANS) ? DELTAS_OF_SPANS : DELTAS)
                .forEach(column -> builder.withDictionaryEncoding(column, false));
        try (ParquetWriter<Group> writer = builder.build()) {
            for (Object[] row : rows) {
                writer.write(group(schema, row));
            }
        }
        ParquetModel model = ParquetModel.read(part);
        model.footer.unsetKey_value_metadata();
        metadata.forEach((key, value) -> model.footer.addToKey_value_metadata(new KeyValue(key).setValue(value)));
        model.chunks.forEach(chunk -> chunk.offsetIndex.unsetUnencoded_byte_array_data_bytes());
        model.write(part, file -> {});
    }

    private static Group group(MessageType schema, Object[] row) {
        Group group = new SimpleGroup(schema);
        int next = 0;
        for (int c = 0; c < schema.getFieldCount(); c++) {
            if (schema.getType(c).isPrimitive()) {
                add(group, c, row[next++]);
            } else {
                Group fields = group.addGroup(c);
                for (int f = 0; f < schema.getType(c).asGroupType().getFieldCount(); f++) {
                    add(fields, f, row[next++]);
                }
            }
        }
        return group;
    }

    private static String dataset(List<Type> fields) {
        List<String> names = fields.stream().map(Type::getName).toList();
        if (names.contains("tile_id_from")) {
            return SpanSchema.TILE_SPANS;
        }
        return names.contains("min_lat_deg")
                ? DatasetSchema.TILE_BOUNDS
                : names.contains("y") ? DatasetSchema.TILE_VALUES : DatasetSchema.TILE_INDEX;
    }

    private static void add(Group group, int column, Object value) {
        if (value.equals(NULL)) {
            return;
        }
        switch (value) {
            case String text -> group.add(column, text);
            case Binary bytes -> group.add(column, bytes);
            case Long number -> group.add(column, number);
            case Integer number -> group.add(column, number);
            case Double number -> group.add(column, number);
            case Float number -> group.add(column, number);
            case Short half ->
                group.add(column, Binary.fromConstantByteArray(new byte[] {(byte) (int) half, (byte) (half >> Byte.SIZE)
                }));
            default -> throw new IllegalArgumentException(value.toString());
        }
    }
}
