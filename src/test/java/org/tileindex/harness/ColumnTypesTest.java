package org.tileindex.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tileindex.report.RunResult;

/// Columns have their names, order and types (contract, section 3.1), and every footer is the same but for its data.
@Tag("slow")
class ColumnTypesTest {
    private static final List<String> TILE_INDEX = List.of(
            "country_iso VARCHAR",
            "tile_id UBIGINT",
            "raster_row UINTEGER",
            "raster_col UINTEGER",
            "centroid_lon DOUBLE",
            "centroid_lat DOUBLE",
            "pixel_area_m2 DOUBLE",
            "inclusion_rule VARCHAR");
    private static final List<String> TILE_BOUNDS = List.of(
            "country_iso VARCHAR",
            "tile_id UBIGINT",
            "min_lat_deg DOUBLE",
            "max_lat_deg DOUBLE",
            "min_lon_deg DOUBLE",
            "max_lon_deg DOUBLE",
            "centroid_lat_deg DOUBLE",
            "centroid_lon_deg DOUBLE");

    @TempDir
    private Path folder = Path.of("");

    private final Map<String, String> files = new LinkedHashMap<>();
    private DuckDb duckdb;

    ColumnTypesTest() throws Exception {
        duckdb = new DuckDb();
    }

    @BeforeEach
    void publishTwoCountries() throws Exception {
        RunResult result = SampleRun.of(List.of("CH", "LS")).shardRows(50_000).into(folder);
        result.datasets().forEach(dataset -> files.put(dataset.dataset(), "'" + dataset.partition() + "/*/*.parquet'"));
    }

    @AfterEach
    void close() throws Exception {
        duckdb.close();
    }

    @Test
    void columnsHaveTheContractsNamesOrderAndTypes() throws Exception {
        assertEquals(TILE_INDEX, describe("tile_index"));
        assertEquals(TILE_BOUNDS, describe("tile_bounds"));
    }

    @Test
    void everyColumnIsRequired() throws Exception {
        for (String file : files.values()) {
            assertEquals(
                    Set.of("REQUIRED"),
                    values("SELECT DISTINCT repetition_type AS v FROM parquet_schema(%s) WHERE type IS NOT NULL"
                            .formatted(file)));
        }
    }

    @Test
    void everyFooterHasTheSameCreatorAndNoFurtherMetadata() throws Exception {
        for (String file : files.values()) {
            assertEquals(
                    1,
                    values("SELECT created_by AS v FROM parquet_file_metadata(%s)".formatted(file))
                            .size());
            assertEquals(Set.of(), values("SELECT key AS v FROM parquet_kv_metadata(%s)".formatted(file)));
        }
    }

    @Test
    void nothingButParquetFilesLiesInAPartition() throws Exception {
        for (String dataset : files.keySet()) {
            List<String> names = FolderComparison.files(folder.resolve(dataset));
            assertTrue(names.size() > 2, names::toString);
            for (String name : names) {
                assertTrue(name.matches("parameter_hash=[0-9a-f]{64}/country=[A-Z]{2}/part-\\d{5}\\.parquet"), name);
            }
        }
    }

    private List<String> describe(String dataset) throws Exception {
        return duckdb
                .rows("DESCRIBE SELECT * FROM read_parquet(%s, hive_partitioning = false)"
                        .formatted(files.get(dataset)))
                .stream()
                .map(row -> row.get("column_name") + " " + row.get("column_type"))
                .toList();
    }

    private Set<String> values(String sql) throws Exception {
        return duckdb.rows(sql).stream()
                .map(row -> String.valueOf(row.get("v")))
                .collect(Collectors.toSet());
    }
}
