package org.tileindex.writer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.TimeSecVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.Encoding;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tileindex.writer.page.Codec;

/// Values at the ends of their types.
class ArrowParquetValuesTest {
    private final BufferAllocator allocator = new RootAllocator();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @AfterEach
    void close() {
        allocator.close();
    }

    private Path path() {
        return folder.resolve("table.parquet");
    }

    private static Field field(String name, boolean nullable, ArrowType type) {
        return new Field(name, new FieldType(nullable, type, null), List.of());
    }

    /// Deltas of 32-bit numbers must wrap around at 32 bits, because some readers refuse wider ones.
    @Test
    void numbersThatOverflowFromRowToRowComeBack() throws Exception {
        Schema schema = new Schema(List.of(field("i32", false, new ArrowType.Int(32, true))));
        try (VectorSchemaRoot root = VectorSchemaRoot.create(schema, allocator);
                ArrowParquetWriter writer = new ArrowParquetWriter(path(), schema, Codec.NONE)) {
            for (int row = 0; row < 20_000; row++) {
                ((IntVector) root.getVector(0)).setSafe(row, Integer.MAX_VALUE - 30_000 + 3 * row);
            }
            root.setRowCount(20_000);
            writer.write(root);
            writer.finish();
        }
        List<Object> expected = IntStream.range(0, 20_000)
                .<Object>mapToObj(row -> (long) (Integer.MAX_VALUE - 30_000 + 3 * row))
                .toList();
        assertEquals(List.of(expected), List.copyOf(ArrowReaders.arrow(path()).values()));
        assertEquals(
                List.of(expected), List.copyOf(ArrowReaders.parquetJava(path()).values()));
        assertEquals(
                List.of(expected),
                List.copyOf(ArrowReaders.duckDb(path(), schema).values()));
        ColumnChunk chunk = RawFile.read(path()).chunk(0, "i32");
        assertTrue(chunk.getMeta_data().getEncodings().contains(Encoding.DELTA_BINARY_PACKED));
        assertTrue(chunk.getMeta_data().getTotal_uncompressed_size() < 2000, "no block has deltas of 33 bits");
    }

    @Test
    void secondsBeyondTheRangeOfMillisecondsFail() throws Exception {
        Field seconds = field("seconds", false, new ArrowType.Time(TimeUnit.SECOND, 32));
        Schema schema = new Schema(List.of(seconds));
        try (VectorSchemaRoot root = VectorSchemaRoot.create(schema, allocator);
                ArrowParquetWriter writer = new ArrowParquetWriter(path(), schema, Codec.NONE)) {
            ((TimeSecVector) root.getVector(0)).setSafe(0, Integer.MAX_VALUE);
            root.setRowCount(1);
            assertThrows(ArithmeticException.class, () -> writer.write(root));
        }
        assertFalse(Files.exists(path()));
    }
}
