package org.tileindex.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tileindex.grid.InclusionRule;

/// Every column of every tile has the bits that `enumerate` writes.
class TileColumnsTest {
    @TempDir
    private Path temp;

    @Test
    void columnsOfCentersAreThoseOfTheFiles() throws Exception {
        same(SparkSample.WORLD, "scalar");
    }

    @Test
    void columnsWithCoverageAreThoseOfTheFilesAlsoEastOf180() throws Exception {
        same(SparkSample.EASTWARD, "vector");
    }

    @Test
    void columnsOfOverlapsAreThoseOfTheFiles() throws Exception {
        same(new SparkSample("20m", "-200,-90,160,90", InclusionRule.ANY_OVERLAP, false), "auto");
    }

    private void same(SparkSample sample, String simd) throws Exception {
        Dataset<Row> tiles = sample.reader().option("simd", simd).load();
        Path copy = temp.resolve("copy");
        tiles.write().parquet(copy.toString());
        try (Connection duckDb = sample.duckDb(temp.resolve("out"))) {
            String ours = "SELECT * FROM read_parquet('%s/*.parquet')".formatted(copy);
            assertEquals(List.of(), differences(duckDb, ours, "SELECT * FROM t"));
            assertEquals(List.of(), differences(duckDb, "SELECT * FROM t", ours));
            long rows = (Long) SparkSample.rows(duckDb, "SELECT count(*) FROM t")
                    .getFirst()
                    .getFirst();
            assertTrue(rows > 10_000, () -> rows + " rows");
            assertEquals(rows, tiles.count());
            assertEquals(
                    SparkSample.rows(duckDb, "SELECT country_iso, tile_id FROM t"),
                    SparkSample.rows(tiles.select("country_iso", "tile_id")));
        }
    }

    private static List<List<Object>> differences(Connection duckDb, String one, String other) throws Exception {
        return SparkSample.rows(duckDb, "(%s) EXCEPT ALL (%s) LIMIT 3".formatted(one, other));
    }

    @Test
    void noColumnIsNullableAndTypesAreSparks() {
        Dataset<Row> tiles = SparkSample.EASTWARD.tiles();
        for (StructField field : tiles.schema().fields()) {
            assertFalse(field.nullable(), field::name);
        }
        assertEquals(
                "country_iso STRING NOT NULL,tile_id BIGINT NOT NULL,raster_row INT NOT NULL,raster_col INT NOT NULL,"
                        + "centroid_lon DOUBLE NOT NULL,centroid_lat DOUBLE NOT NULL,pixel_area_m2 DOUBLE NOT NULL,"
                        + "inclusion_rule STRING NOT NULL,coverage DOUBLE NOT NULL,min_lat_deg DOUBLE NOT NULL,"
                        + "max_lat_deg DOUBLE NOT NULL,min_lon_deg DOUBLE NOT NULL,max_lon_deg DOUBLE NOT NULL,"
                        + "centroid_lat_deg DOUBLE NOT NULL,centroid_lon_deg DOUBLE NOT NULL",
                tiles.schema().toDDL());
    }

    /// Partitions that hold many zones each, as with more than a thousand zones.
    @Test
    void anyNumberOfPartitionsGivesTheSameRows() {
        List<List<Object>> expected = SparkSample.rows(SparkSample.WORLD.tiles().select("country_iso", "raster_col"));
        for (int partitions : List.of(1, 7, 400)) {
            assertEquals(
                    expected,
                    SparkSample.rows(SparkSample.WORLD
                            .reader()
                            .option("partitions", partitions)
                            .load()
                            .select("country_iso", "raster_col")));
        }
    }
}
