package org.tileindex.bench.peers;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tileindex.grid.Bounds;
import org.tileindex.grid.GridSpec;

/// The gate accepts a copy that is stored in another way, and rejects a copy in which any value differs.
@Tag("slow")
class EqualityGateTest {
    @TempDir
    static Path folder = Path.of("");

    private static Path right = Path.of("");

    @BeforeAll
    static void writeWhatIsRight() throws Exception {
        right = folder.resolve("right");
        Work work = Work.of(List.of("CH"), GridSpec.parse("5m", Bounds.WORLD));
        new ParquetJavaRows(work, 1).run(right);
    }

    @Test
    void sameTilesInAnotherOrderAndInMoreFilesAreEqual() throws Exception {
        Path copy = copy("split", "SELECT * FROM old WHERE tile_id % 2 = 0 ORDER BY tile_id DESC");
        addFile(copy, "SELECT * FROM old WHERE tile_id % 2 = 1");
        assertDoesNotThrow(() -> EqualityGate.check("copy", copy, right));
    }

    @Test
    void oneValueChangedByItsLastBitIsSeen() throws Exception {
        assertUnequal("centroid_lon", """
                SELECT * REPLACE (IF(tile_id = (SELECT max(tile_id) FROM old),
                    nextafter(centroid_lon, 200::DOUBLE), centroid_lon) AS centroid_lon) FROM old""");
    }

    @Test
    void valuesThatChangedPlacesAreSeen() throws Exception {
        assertUnequal("whole rows", """
                SELECT * REPLACE (CASE tile_id
                    WHEN (SELECT min(tile_id) FROM old) THEN (SELECT raster_col FROM old ORDER BY tile_id DESC LIMIT 1)
                    WHEN (SELECT max(tile_id) FROM old) THEN (SELECT raster_col FROM old ORDER BY tile_id LIMIT 1)
                    ELSE raster_col END AS raster_col) FROM old""");
    }

    @Test
    void missingRowIsSeen() throws Exception {
        assertUnequal("number of rows", "SELECT * FROM old WHERE tile_id > (SELECT min(tile_id) FROM old)");
    }

    @Test
    void anotherTypeIsSeen() throws Exception {
        assertUnequal("raster_row", "SELECT * REPLACE (raster_row::BIGINT AS raster_row) FROM old");
    }

    @Test
    void anotherColumnIsSeen() throws Exception {
        assertUnequal("columns", "SELECT * EXCLUDE (inclusion_rule) FROM old");
    }

    @Test
    void sameBytesAreEqualAndOneByteOrFileMoreIsSeen() throws Exception {
        Path copy = folder.resolve("bytes");
        for (Path file : Disk.parquetFiles(right)) {
            Files.createDirectories(copy.resolve(file).getParent());
            Files.copy(right.resolve(file), copy.resolve(file));
        }
        assertDoesNotThrow(() -> EqualityGate.checkBytes("copy", copy, right));
        Path one = copy.resolve(Disk.parquetFiles(copy).iterator().next());
        byte[] bytes = Files.readAllBytes(one);
        bytes[7] ^= 1;
        Files.write(one, bytes);
        assertBytesDiffer("from byte 7 on", copy);
        bytes[7] ^= 1;
        Files.write(one, bytes);
        Files.write(copy.resolve("more.parquet"), bytes);
        assertBytesDiffer("files of other names", copy);
    }

    @Test
    void noFilesAreNotTheSameBytes() throws Exception {
        Path empty = Files.createDirectory(folder.resolve("empty"));
        assertThrows(EqualityGate.UnequalException.class, () -> EqualityGate.checkBytes("empty", empty, empty));
    }

    private static void assertBytesDiffer(String what, Path copy) {
        EqualityGate.UnequalException seen =
                assertThrows(EqualityGate.UnequalException.class, () -> EqualityGate.checkBytes("copy", copy, right));
        assertTrue(String.valueOf(seen.getMessage()).contains(what), seen::getMessage);
    }

    private static void assertUnequal(String what, String query) throws Exception {
        Path copy = copy(what, query);
        EqualityGate.UnequalException seen =
                assertThrows(EqualityGate.UnequalException.class, () -> EqualityGate.check("copy", copy, right));
        assertTrue(String.valueOf(seen.getMessage()).contains(what), seen::getMessage);
    }

    /// A copy of the right output in which `tile_index` has the rows of `query`.
    private static Path copy(String name, String query) throws Exception {
        Path copy = folder.resolve(name);
        write(copy.resolve("tile_bounds/part.parquet"), "tile_bounds", "SELECT * FROM old");
        write(copy.resolve("tile_index/part.parquet"), "tile_index", query);
        return copy;
    }

    private static void addFile(Path copy, String query) throws Exception {
        write(copy.resolve("tile_index/more/part.parquet"), "tile_index", query);
    }

    private static void write(Path file, String dataset, String query) throws Exception {
        Files.createDirectories(file.getParent());
        try (Connection duckDb = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duckDb.createStatement()) {
            statement.execute("CREATE VIEW old AS FROM read_parquet('%s/%s/**/*.parquet', hive_partitioning = false)"
                    .formatted(right, dataset));
            statement.execute("COPY (%s) TO '%s' (FORMAT parquet)".formatted(query, file));
        }
    }
}
