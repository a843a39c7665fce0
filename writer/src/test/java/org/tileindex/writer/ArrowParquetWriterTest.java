package org.tileindex.writer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.UInt4Vector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.LocalInputFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tileindex.writer.dense.DenseColumns;
import org.tileindex.writer.form.Column;
import org.tileindex.writer.form.ColumnForm;
import org.tileindex.writer.form.RampStart;
import org.tileindex.writer.form.RunTable;
import org.tileindex.writer.pack.ScalarPacking;
import org.tileindex.writer.pack.simd.VectorPacking;
import org.tileindex.writer.page.Codec;

/// The file of an [ArrowParquetWriter] exists only when complete, has a faithful footer, and can mix dense columns with
/// columns over runs.
class ArrowParquetWriterTest {
    private static final Schema SCHEMA = new Schema(
            List.of(
                    field("number", true, new ArrowType.Int(32, false)),
                    field("value", true, new ArrowType.FloatingPoint(FloatingPointPrecision.DOUBLE)),
                    field("name", false, new ArrowType.Utf8())),
            Map.of("crs", "EPSG:4326"));

    private final BufferAllocator allocator = new RootAllocator();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private VectorSchemaRoot batch;

    private static Field field(String name, boolean nullable, ArrowType type) {
        return new Field(name, new FieldType(nullable, type, null), List.of());
    }

    /// A batch of 1000 rows: every third number is null; every fourth value, and each in the rows 450 to 599, is NaN.
    @BeforeEach
    void fill() {
        batch = VectorSchemaRoot.create(SCHEMA, allocator);
        UInt4Vector number = (UInt4Vector) batch.getVector("number");
        Float8Vector value = (Float8Vector) batch.getVector("value");
        VarCharVector name = (VarCharVector) batch.getVector("name");
        for (int row = 0; row < 1000; row++) {
            number.setSafe(row, row * 4_000_000);
            if (row % 3 == 0) {
                number.setNull(row);
            }
            value.setSafe(row, row % 4 == 0 || row / 150 == 3 ? Double.NaN : row == 1 ? 0.0 : row);
            name.setSafe(row, ("näme " + row).getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
        batch.setRowCount(1000);
    }

    @AfterEach
    void close() {
        batch.close();
        allocator.close();
    }

    private Path path() {
        return folder.resolve("table.parquet");
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private Path write(Path path, int batchRows, boolean vector) throws IOException {
        try (ArrowParquetWriter writer = new ArrowParquetWriter(
                path, SCHEMA, Codec.SNAPPY, 450, 100, vector ? new VectorPacking() : new ScalarPacking())) {
            for (int from = 0; from < 1000; from += batchRows) {
                try (VectorSchemaRoot slice = batch.slice(from, Math.min(batchRows, 1000 - from))) {
                    writer.write(slice);
                }
            }
            assertEquals(List.of(path.getFileName() + ".part"), names());
            assertEquals(writer.finish(), Files.size(path));
        }
        return path;
    }

    @Test
    void bytesDependNeitherOnBatchesNorOnTheKernel() throws Exception {
        byte[] bytes = Files.readAllBytes(write(path(), 1000, false));
        for (int batchRows : new int[] {1, 7, 64, 333, 450}) {
            Files.delete(path());
            assertArrayEquals(bytes, Files.readAllBytes(write(path(), batchRows, batchRows % 2 == 0)));
        }
        assertEquals(List.of("table.parquet"), names());
    }

    @Test
    void aWriterThatIsNotFinishedLeavesNothing() throws Exception {
        try (ArrowParquetWriter writer = new ArrowParquetWriter(path(), SCHEMA, Codec.ZSTD)) {
            writer.write(batch);
        }
        assertEquals(List.of(), names());
    }

    @Test
    void anErrorLeavesNothingAndKeepsAnOldFile() throws Exception {
        Files.writeString(path(), "old");
        ((VarCharVector) batch.getVector("name")).setNull(700);
        try (ArrowParquetWriter writer =
                new ArrowParquetWriter(path(), SCHEMA, Codec.LZ4, 450, 100, new ScalarPacking())) {
            assertThrows(IllegalArgumentException.class, () -> writer.write(batch));
            assertThrows(IllegalStateException.class, () -> writer.write(batch));
            assertThrows(IllegalStateException.class, writer::finish);
        }
        assertEquals(List.of("table.parquet"), names());
        assertEquals("old", Files.readString(path()));
    }

    @Test
    void batchesOfOtherColumnsAndNestedTypesAreRefused() throws Exception {
        Schema other = new Schema(SCHEMA.getFields().subList(0, 2));
        try (ArrowParquetWriter writer = new ArrowParquetWriter(path(), other, Codec.NONE)) {
            assertThrows(IllegalArgumentException.class, () -> writer.write(batch));
        }
        Schema nested = new Schema(List.of(field("list", true, new ArrowType.List())));
        assertThrows(IllegalArgumentException.class, () -> new ArrowParquetWriter(path(), nested, Codec.NONE));
        Schema twice =
                new Schema(List.of(SCHEMA.getFields().get(0), SCHEMA.getFields().get(0)));
        assertThrows(IllegalArgumentException.class, () -> new ArrowParquetWriter(path(), twice, Codec.NONE));
        assertEquals(List.of(), names());
    }

    @Test
    void aColumnShorterThanItsBatchIsRefused() throws Exception {
        batch.getVector("name").setValueCount(999);
        try (ArrowParquetWriter writer = new ArrowParquetWriter(path(), SCHEMA, Codec.NONE)) {
            IllegalArgumentException error = assertThrows(IllegalArgumentException.class, () -> writer.write(batch));
            assertEquals("name has 999 rows, but the batch has 1,000", error.getMessage());
        }
        assertEquals(List.of(), names());
    }

    @Test
    void aSchemaWithoutColumnsIsRefused() throws Exception {
        assertThrows(
                IllegalArgumentException.class,
                () -> new ArrowParquetWriter(path(), new Schema(List.of()), Codec.NONE));
        assertEquals(List.of(), names());
    }

    @Test
    void schemaAndMetadataAreInTheFooter() throws Exception {
        Path file = write(path(), 1000, false);
        try (ParquetFileReader reader = ParquetFileReader.open(new LocalInputFile(file))) {
            Map<String, String> metadata = reader.getFileMetaData().getKeyValueMetaData();
            assertEquals("EPSG:4326", metadata.get("crs"));
            assertTrue(metadata.containsKey("ARROW:schema"));
        }
        assertEquals(SCHEMA.getFields(), ArrowReaders.arrowSchema(file).getFields());
    }

    @Test
    void statisticsLeaveOutNullsAndNanAndKeepTheUnsignedOrder() throws Exception {
        RawFile file = RawFile.read(write(path(), 1000, false));
        assertEquals(3, file.rowGroups().size());
        ColumnChunk number = file.chunk(1, "number");
        var statistics = number.getMeta_data().getStatistics();
        assertEquals(150, statistics.getNull_count());
        assertEquals((int) (451 * 4_000_000L), little(statistics.getMin_value()).getInt());
        assertEquals((int) (899 * 4_000_000L), little(statistics.getMax_value()).getInt());
        assertEquals(
                List.of(30L, 30L, 30L, 30L, 30L),
                file.columnIndex(file.chunk(0, "number")).getNull_counts());
        ColumnChunk value = file.chunk(0, "value");
        assertEquals(
                -0.0,
                little(value.getMeta_data().getStatistics().getMin_value()).getDouble());
        assertEquals(
                449.0,
                little(value.getMeta_data().getStatistics().getMax_value()).getDouble());
        assertTrue(file.chunk(0, "number").isSetColumn_index_offset());
        assertFalse(value.isSetColumn_index_offset(), "a chunk with NaN has no column index");
    }

    private static ByteBuffer little(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    @Test
    void denseColumnsStandBesideRunFormsInOneShard() throws Exception {
        RunTable runs = new RunTable(new int[] {300, 1, 250, 449});
        SampleShard shard = SampleShard.grid(300, 1, 250, 449);
        List<Column> columns = new java.util.ArrayList<>(
                shard.columns().stream().map(SampleColumn::column).toList());
        batch.getFieldVectors().forEach(vector -> columns.add(DenseColumns.of(vector)));
        new ShardWriter(Codec.SNAPPY, 400, 64, new VectorPacking(), new SyncBatch(1))
                .write(runs, List.of(new ShardFile(path(), "mixed", columns)));
        Map<String, List<Object>> found = ArrowReaders.parquetJava(path());
        shard.expanded().forEach((name, values) -> assertEquals(values, found.get(name), name));
        UInt4Vector number = (UInt4Vector) batch.getVector("number");
        for (int row = 0; row < 1000; row++) {
            Object expected = row % 3 == 0 ? ArrowColumn.NULL : Integer.toUnsignedLong(number.get(row));
            assertEquals(expected, found.getOrDefault("number", List.of()).get(row));
            assertEquals("näme " + row, found.getOrDefault("name", List.of()).get(row));
        }
        assertEquals(found, ArrowReaders.arrow(path()));
        assertEquals(2, RawFile.read(path()).rowGroups().size());
    }

    @Test
    void aShardOfDenseColumnsAloneIsStretchesOfRows() throws Exception {
        RunTable rows = RunTable.ofRows(1000, 128);
        assertEquals(8, rows.runs());
        assertEquals(104, rows.length(7));
        List<Column> columns =
                batch.getFieldVectors().stream().map(DenseColumns::of).toList();
        new ShardWriter(Codec.LZ4, 256, 128).write(rows, List.of(new ShardFile(path(), "dense", columns)));
        assertEquals(3, RawFile.read(path()).rowGroups().size());
        assertEquals(ArrowReaders.parquetJava(path()), ArrowReaders.arrow(path()));
    }

    @Test
    void aVectorOfAnotherLengthOrTypeIsRefused() {
        RunTable runs = new RunTable(new int[] {999});
        Column number = DenseColumns.of(batch.getVector("number"));
        ShardWriter writer = new ShardWriter(Codec.NONE, 400, 64);
        assertThrows(
                IllegalArgumentException.class,
                () -> writer.write(runs, List.of(new ShardFile(path(), "short", List.of(number)))));
        Column mixedUp = new Column(number.type(), new ColumnForm.Dense(batch.getVector("name")));
        assertThrows(
                IllegalArgumentException.class,
                () -> writer.write(
                        RunTable.ofRows(1000, 100), List.of(new ShardFile(path(), "type", List.of(mixedUp)))));
        assertThrows(
                IllegalArgumentException.class,
                () -> new Column(number.type(), new ColumnForm.Ramp(new RampStart(new long[1]))),
                "run forms have no nulls");
    }
}
