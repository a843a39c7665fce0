package org.tileindex.verify;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.VarBinaryVector;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.Type;
import org.tileindex.writer.ShardFile;
import org.tileindex.writer.ShardWriter;
import org.tileindex.writer.dense.DenseColumns;
import org.tileindex.writer.form.Column;
import org.tileindex.writer.form.ColumnForm;
import org.tileindex.writer.form.RampStart;
import org.tileindex.writer.form.RunIndex;
import org.tileindex.writer.form.RunTable;
import org.tileindex.writer.form.ValueTable;
import org.tileindex.writer.page.Codec;

/// Writes a file of `tile_spans` again with other rows, columns or entries of the footer. It takes the encodings of a
/// run from the writer's library, because parquet-java's row writer does not make them of so few rows.
final class SpanRewriter {
    /// What a file holds. All of it may be changed.
    ///
    /// @param fields columns in order; those of a group are one field
    /// @param rows a value of each column, fields of groups one by one
    /// @param metadata entries of the footer
    record Content(List<Type> fields, List<Object[]> rows, Map<String, String> metadata) {}

    private SpanRewriter() {}

    static void edit(Path part, Consumer<Content> change) throws IOException {
        ParquetReadOptions options =
                ParquetReadOptions.builder(new PlainParquetConfiguration()).build();
        Content content;
        try (ParquetFileReader reader = ParquetFileReader.open(new LocalInputFile(part), options)) {
            content = new Content(
                    new ArrayList<>(reader.getFileMetaData().getSchema().getFields()),
                    PartRewriter.read(part),
                    new TreeMap<>(reader.getFileMetaData().getKeyValueMetaData()));
        }
        change.accept(content);
        write(part, content);
    }

    private static void write(Path part, Content content) throws IOException {
        int[] ones = new int[content.rows().size()];
        Arrays.fill(ones, 1);
        try (BufferAllocator allocator = new RootAllocator();
                VarBinaryVector shapes = new VarBinaryVector(
                        new Field("geometry", FieldType.notNullable(ArrowType.Binary.INSTANCE), List.of()),
                        allocator)) {
            List<Column> columns = new ArrayList<>();
            int next = 0;
            for (Type field : content.fields()) {
                if (field.isPrimitive()) {
                    columns.add(column(Optional.empty(), field.asPrimitiveType(), content.rows(), next++, shapes));
                } else {
                    for (Type inner : field.asGroupType().getFields()) {
                        Optional<String> group = Optional.of(field.getName());
                        columns.add(column(group, inner.asPrimitiveType(), content.rows(), next++, shapes));
                    }
                }
            }
            new ShardWriter(Codec.NONE, 1_000_000, 1 << 17)
                    .write(
                            new RunTable(ones),
                            List.of(new ShardFile(part, SpanSchema.TILE_SPANS, columns, content.metadata())));
        }
    }

    private static Column column(
            Optional<String> group, PrimitiveType type, List<Object[]> rows, int at, VarBinaryVector shapes) {
        return switch (type.getPrimitiveTypeName()) {
            case INT32 -> new Column(group, type, ramp(rows.stream().mapToLong(row -> (Integer) row[at])));
            case INT64 -> new Column(group, type, ramp(rows.stream().mapToLong(row -> (Long) row[at])));
            case DOUBLE -> {
                double[] values =
                        rows.stream().mapToDouble(row -> (Double) row[at]).toArray();
                // Latitudes are in a table by row, other numbers in one in ascending order.
                DoubleStream some = Arrays.stream(values).distinct();
                double[] distinct = (type.getName().startsWith("y") ? some : some.sorted()).toArray();
                List<Double> places = Arrays.stream(distinct).boxed().toList();
                int[] index = Arrays.stream(values).mapToInt(places::indexOf).toArray();
                yield new Column(
                        group,
                        type,
                        new ColumnForm.PerRun(ValueTable.Doubles.unordered(distinct), new RunIndex(index)));
            }
            default -> type.getName().equals("geometry") ? shapes(rows, at, shapes) : texts(type, rows, at);
        };
    }

    private static ColumnForm ramp(LongStream values) {
        return new ColumnForm.Ramp(new RampStart(values.toArray()));
    }

    private static Column shapes(List<Object[]> rows, int at, VarBinaryVector shapes) {
        shapes.allocateNew();
        IntStream.range(0, rows.size()).forEach(i -> shapes.setSafe(i, ((Binary) rows.get(i)[at]).getBytes()));
        shapes.setValueCount(rows.size());
        return DenseColumns.of(shapes);
    }

    private static Column texts(PrimitiveType type, List<Object[]> rows, int at) {
        List<String> values = rows.stream().map(row -> (String) row[at]).toList();
        List<String> distinct = values.stream().distinct().toList();
        if (distinct.size() == 1) {
            return new Column(type, new ColumnForm.Constant(new ValueTable.Texts(distinct)));
        }
        int[] index = values.stream().mapToInt(distinct::indexOf).toArray();
        return new Column(type, new ColumnForm.PerRun(new ValueTable.Texts(distinct), new RunIndex(index)));
    }
}
