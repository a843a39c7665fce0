package org.tileindex.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.arrow.dataset.file.FileFormat;
import org.apache.arrow.dataset.scanner.ScanOptions;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.ipc.ArrowFileReader;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.apache.arrow.vector.types.pojo.Schema;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tileindex.cli.Main;

/// `values --format arrow`: the rows of the Parquet files (contract, section 3.6), as Arrow C++ reads them.
@Tag("slow")
class ArrowValuesTest {
    private static final String ZONES = """
            {"type": "FeatureCollection", "features": [
            {"type": "Feature", "properties": {"plot": "field"}, "geometry": {"type": "Polygon", "coordinates":
              [[[-87.69, 40.16], [-87.66, 40.155], [-87.645, 40.18], [-87.67, 40.195], [-87.69, 40.16]]]}},
            {"type": "Feature", "properties": {"plot": "state"}, "geometry": {"type": "Polygon", "coordinates":
              [[[-100, 30], [-87.66, 30], [-87.655, 50], [-100, 50], [-100, 30]]]}}]}
            """;

    @TempDir
    private Path folder = Path.of("");

    private void run(String name, String... options) throws IOException {
        Path zones = Files.writeString(folder.resolve("zones.geojson"), ZONES);
        List<String> command = new ArrayList<>(List.of(
                "values",
                "--raster",
                SampleRun.resource("/values-utm.tif").toString(),
                "--value",
                "1:red",
                "--value",
                "2:nir:scaled",
                "--zones",
                zones.toString(),
                "--zone-ids",
                "any",
                "--zone-id",
                "plot",
                "--shard-rows",
                "30000",
                "--quiet",
                "--no-cache",
                "--out",
                folder.resolve(name).toString()));
        command.addAll(List.of(options));
        assertEquals(0, Main.run(command.toArray(String[]::new)));
    }

    private List<Path> files(String name) throws IOException {
        try (Stream<Path> walk = Files.walk(folder.resolve(name).resolve("tile_values"))) {
            return walk.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static List<String> rows(ArrowReader reader) throws IOException {
        List<String> rows = new ArrayList<>();
        while (reader.loadNextBatch()) {
            List<FieldVector> vectors = reader.getVectorSchemaRoot().getFieldVectors();
            for (int i = 0; i < reader.getVectorSchemaRoot().getRowCount(); i++) {
                int row = i;
                rows.add(vectors.stream()
                        .map(vector -> text(vector.getObject(row)))
                        .collect(Collectors.joining(", ")));
            }
        }
        return rows;
    }

    /// Arrow's Java classes show an unsigned number of 16 bits as a character.
    private static String text(Object value) {
        return value instanceof Character number ? Integer.toString(number) : String.valueOf(value);
    }

    private static List<String> read(Path file, FileFormat format) throws Exception {
        return FileReaders.arrow(file, format, schema -> new ScanOptions(1 << 16), ArrowValuesTest::rows);
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "zstd"})
    void rowsAreThoseOfTheParquetFiles(String compression) throws Exception {
        run("parquet");
        run("arrow", "--format", "arrow", "--compression", compression, "--workers", "2");
        List<Path> parquet = files("parquet");
        List<Path> arrow = files("arrow");
        assertTrue(arrow.size() > 2, arrow::toString);
        assertEquals(parquet.size(), arrow.size());
        int nulls = 0;
        for (int i = 0; i < arrow.size(); i++) {
            assertTrue(arrow.get(i).toString().endsWith(".arrow"), arrow::toString);
            List<String> expected = read(parquet.get(i), FileFormat.PARQUET);
            assertEquals(expected, read(arrow.get(i), FileFormat.ARROW_IPC));
            nulls += (int) expected.stream().filter(row -> row.contains("null")).count();
        }
        assertTrue(nulls > 100, nulls + " rows with nulls");
    }

    @Test
    void bytesFollowNeitherWorkersNorKernels() throws Exception {
        run("one", "--format", "arrow", "--workers", "1", "--simd", "scalar");
        run("four", "--format", "arrow", "--workers", "4", "--simd", "vector");
        List<Path> one = files("one");
        List<Path> four = files("four");
        assertEquals(one.size(), four.size());
        for (int i = 0; i < one.size(); i++) {
            assertEquals(-1, Files.mismatch(one.get(i), four.get(i)));
        }
    }

    @Test
    void theSchemaHasTheCrsOfTheRaster() throws Exception {
        run("arrow", "--format", "arrow");
        try (BufferAllocator allocator = new RootAllocator();
                ArrowFileReader reader =
                        new ArrowFileReader(FileChannel.open(files("arrow").getFirst()), allocator)) {
            Schema schema = reader.getVectorSchemaRoot().getSchema();
            assertEquals(
                    List.of("zone_id", "tile_id", "raster_row", "raster_col", "x", "y", "red", "nir"),
                    schema.getFields().stream().map(field -> field.getName()).toList());
            assertEquals(
                    List.of("red", "nir"),
                    schema.getFields().stream()
                            .filter(field -> field.isNullable())
                            .map(field -> field.getName())
                            .toList());
            Map<String, String> metadata = schema.getCustomMetadata();
            assertEquals("+proj=utm +zone=16 +datum=WGS84 +units=m", metadata.get("crs"));
            assertFalse(metadata.containsKey("crs_wkt2"));
        }
    }
}
