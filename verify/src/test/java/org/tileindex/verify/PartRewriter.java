package org.tileindex.verify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.parquet.column.ParquetProperties.WriterVersion;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
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

    /// Stands for null in a row.
    static final Object NULL = "(null)";

    private PartRewriter() {}

    /// The rows; a value is a `String`, `Long`, `Integer`, `Double` or `Float`, a `Short` with the bits of a half, or
    /// [#NULL].
    static List<Object[]> read(Path part) throws IOException {
        List<Object[]> rows = new ArrayList<>();
        FormatPromise none = new FormatPromise("", "", "", Set.of(), 1, 1, List.of(), false);
        try (PartReader reader = new ParquetPart(part, none, new FileFaults("", new Findings()))) {
            MessageType schema = reader.schema();
            RowBatch batch =
                    new RowBatch(IntStream.range(0, schema.getFieldCount()).toArray());
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
        if (type.isRepetition(Type.Repetition.OPTIONAL) && batch.nulls(column)[i]) {
            return NULL;
        }
        return switch (type.asPrimitiveType().getPrimitiveTypeName()) {
            case INT64 -> batch.longs(column)[i];
            case INT32 -> batch.ints(column)[i];
            case DOUBLE -> batch.doubles(column)[i];
            case FLOAT -> Float.intBitsToFloat(batch.ints(column)[i]);
            case FIXED_LEN_BYTE_ARRAY -> (short) batch.ints(column)[i];
            default -> batch.texts(column)[i];
        };
    }

    static void write(Path part, List<Type> fields, List<Object[]> rows) throws IOException {
        write(part, fields, rows, true, Long.MAX_VALUE);
    }

    /// @param dictionaries false for other encodings than those of a run
    /// @param groupRows rows of a row group but the last
    static void write(Path part, List<Type> fields, List<Object[]> rows, boolean dictionaries, long groupRows)
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
        DELTAS.forEach(column -> builder.withDictionaryEncoding(column, false));
        try (ParquetWriter<Group> writer = builder.build()) {
            for (Object[] row : rows) {
                Group group = new SimpleGroup(schema);
                for (int c = 0; c < row.length; c++) {
                    add(group, c, row[c]);
                }
                writer.write(group);
            }
        }
        ParquetModel model = ParquetModel.read(part);
        model.footer.unsetKey_value_metadata();
        model.chunks.forEach(chunk -> chunk.offsetIndex.unsetUnencoded_byte_array_data_bytes());
        model.write(part, file -> {});
    }

    private static String dataset(List<Type> fields) {
        List<String> names = fields.stream().map(Type::getName).toList();
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
