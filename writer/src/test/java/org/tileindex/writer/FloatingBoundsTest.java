package org.tileindex.writer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float2Vector;
import org.apache.arrow.vector.Float4Vector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnIndex;
import org.apache.parquet.format.Statistics;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tileindex.writer.pack.ScalarPacking;
import org.tileindex.writer.page.Codec;

/// Bounds of floating-point columns follow the rules that the Parquet format has for its type-defined order: NaN is
/// left out but counted, a minimum of zero is -0, a maximum of zero +0. A chunk with NaN has no column index: it cannot
/// say that the bounds of a page are unknown, and readers that sort NaN above all numbers would skip a page by its
/// maximum.
class FloatingBoundsTest {
    private static final double NAN = Double.NaN;
    private static final int PAGE_ROWS = 4;
    private static final int ROW_GROUP_ROWS = 8;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    /// Bounds of a chunk and of its pages; empty where there are none.
    private record Bounds(List<Double> chunk, List<List<Double>> pages) {
        static Bounds none() {
            return new Bounds(List.of(), List.of());
        }

        static Bounds of(double min, double max, double... pages) {
            List<List<Double>> byPage = new ArrayList<>();
            for (int i = 0; i < pages.length; i += 2) {
                byPage.add(List.of(pages[i], pages[i + 1]));
            }
            return new Bounds(List.of(min, max), byPage);
        }
    }

    @ParameterizedTest
    @EnumSource(FloatingPointPrecision.class)
    void numbersBoundPagesAndChunk(FloatingPointPrecision precision) throws IOException {
        assertBounds(precision, Bounds.of(-3, 7, -3, 2, 4, 7), 1, 2, -3, 0.5, 5, 4, 7, 6);
    }

    @ParameterizedTest
    @EnumSource(FloatingPointPrecision.class)
    void nanIsLeftOutOfTheBounds(FloatingPointPrecision precision) throws IOException {
        assertBounds(precision, Bounds.of(-3, 7), NAN, 1, -3, NAN, 5, 4, 7, NAN);
        assertBounds(precision, Bounds.of(-3, 7), 1, -3, NAN, 0.5, 5, 4, 6, 7);
    }

    @ParameterizedTest
    @EnumSource(FloatingPointPrecision.class)
    void aPageOfNanAloneBoundsNothing(FloatingPointPrecision precision) throws IOException {
        assertBounds(precision, Bounds.of(4, 7), NAN, NAN, NAN, NAN, 5, 4, 7, NAN);
    }

    @ParameterizedTest
    @EnumSource(FloatingPointPrecision.class)
    void aChunkOfNanAloneHasNoBounds(FloatingPointPrecision precision) throws IOException {
        assertBounds(precision, Bounds.none(), NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN);
    }

    @ParameterizedTest
    @EnumSource(FloatingPointPrecision.class)
    void zerosOfEitherSignLieWithinTheBounds(FloatingPointPrecision precision) throws IOException {
        assertBounds(precision, Bounds.of(-0.0, 7, -0.0, 2, 4, 7), 0.0, 2, 1, 2, 5, 4, 7, 6);
        assertBounds(precision, Bounds.of(-7, 0.0, -7, 0.0, -3, 0.0), -7, -0.0, -1, -2, -0.0, -3, -1, -1);
        assertBounds(precision, Bounds.of(-0.0, 0.0, -0.0, 0.0, -0.0, 0.0), 0.0, 0.0, 0.0, 0.0, -0.0, -0.0, -0.0, -0.0);
    }

    @ParameterizedTest
    @EnumSource(FloatingPointPrecision.class)
    void infinitiesAreNumbers(FloatingPointPrecision precision) throws IOException {
        double infinity = Double.POSITIVE_INFINITY;
        assertBounds(
                precision,
                Bounds.of(-infinity, infinity, -infinity, -infinity, 1, infinity),
                -infinity,
                -infinity,
                -infinity,
                -infinity,
                infinity,
                1,
                1,
                infinity);
    }

    /// To DuckDB NaN is the greatest number.
    @ParameterizedTest
    @EnumSource(
            value = FloatingPointPrecision.class,
            names = {"SINGLE", "DOUBLE"})
    void duckDbLosesNoNan(FloatingPointPrecision precision) throws Exception {
        Path path = folder.resolve("floating.parquet");
        write(
                path, precision, NAN, 1, 2, 3, 4, 4, 4, 4, NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN, 1, 2, 3, 4, 4, 4, 4,
                4);
        assertEquals(9, duckDb(path, "value > 5"));
        assertEquals(9, duckDb(path, "isnan(value)"));
        assertEquals(9, duckDb(path, "value = 'NaN'"));
        assertEquals(9, duckDb(path, "value = 4"));
        assertEquals(0, duckDb(path, "value < 1"));
    }

    private static long duckDb(Path path, String where) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT count(*) FROM '%s' WHERE %s".formatted(path, where))) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private void assertBounds(FloatingPointPrecision precision, Bounds expected, double... values) throws IOException {
        Path path = folder.resolve("floating.parquet");
        write(path, precision, values);
        RawFile file = RawFile.read(path);
        assertTrue(file.columnOrders().getFirst().isSetTYPE_ORDER(), file.columnOrders()::toString);
        ColumnChunk chunk = file.chunk(0, "value");
        Statistics statistics = chunk.getMeta_data().getStatistics();
        assertEquals(DoubleStream.of(values).filter(Double::isNaN).count(), statistics.getNan_count(), "NaN");
        assertTrue(statistics.isSetNan_count());
        assertEquals(!expected.chunk.isEmpty(), statistics.isSetMin_value());
        assertEquals(!expected.chunk.isEmpty(), statistics.isSetMax_value());
        if (!expected.chunk.isEmpty()) {
            assertEquals(
                    expected.chunk,
                    List.of(number(statistics.getMin_value()), number(statistics.getMax_value())),
                    "chunk");
        }
        if (expected.pages.isEmpty()) {
            assertFalse(chunk.isSetColumn_index_offset(), "column index");
        } else {
            ColumnIndex index = file.columnIndex(chunk);
            List<List<Double>> pages = new ArrayList<>();
            for (int i = 0; i < index.getMin_values().size(); i++) {
                assertFalse(index.getNull_pages().get(i));
                pages.add(List.of(
                        number(bytes(index.getMin_values().get(i))),
                        number(bytes(index.getMax_values().get(i)))));
            }
            assertEquals(expected.pages, pages, "pages");
        }
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }

    private static double number(byte[] plain) {
        ByteBuffer buffer = ByteBuffer.wrap(plain).order(ByteOrder.LITTLE_ENDIAN);
        return switch (plain.length) {
            case Short.BYTES -> Float.float16ToFloat(buffer.getShort());
            case Float.BYTES -> buffer.getFloat();
            default -> buffer.getDouble();
        };
    }

    private static void write(Path path, FloatingPointPrecision precision, double... values) throws IOException {
        Field field = new Field("value", FieldType.notNullable(new ArrowType.FloatingPoint(precision)), List.of());
        Schema schema = new Schema(List.of(field));
        try (BufferAllocator allocator = new RootAllocator();
                VectorSchemaRoot batch = VectorSchemaRoot.create(schema, allocator);
                ArrowParquetWriter writer = new ArrowParquetWriter(
                        path, schema, Codec.NONE, ROW_GROUP_ROWS, PAGE_ROWS, new ScalarPacking())) {
            for (int row = 0; row < values.length; row++) {
                set(batch.getVector("value"), row, values[row]);
            }
            batch.setRowCount(values.length);
            writer.write(batch);
            writer.finish();
        }
    }

    private static void set(FieldVector vector, int row, double value) {
        switch (vector) {
            case Float2Vector halves -> halves.setSafe(row, Float.floatToFloat16((float) value));
            case Float4Vector singles -> singles.setSafe(row, (float) value);
            case Float8Vector doubles -> doubles.setSafe(row, value);
            default -> throw new IllegalArgumentException(vector.toString());
        }
    }
}
