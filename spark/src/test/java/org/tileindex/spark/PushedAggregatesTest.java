package org.tileindex.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

/// Aggregates from spans are those that Spark computes from the tiles.
class PushedAggregatesTest {
    private static final List<String> COLUMNS = List.of(
            "country_iso",
            "tile_id",
            "raster_row",
            "raster_col",
            "centroid_lon",
            "centroid_lat",
            "pixel_area_m2",
            "inclusion_rule",
            "min_lat_deg",
            "max_lat_deg",
            "min_lon_deg",
            "max_lon_deg",
            "centroid_lat_deg",
            "centroid_lon_deg");

    private static String aggregates() {
        return "count(*), count(tile_id), sum(pixel_area_m2), avg(pixel_area_m2), "
                + COLUMNS.stream()
                        .flatMap(column ->
                                Stream.of("min(%s) AS min_%s".formatted(column, column), "max(%s)".formatted(column)))
                        .collect(Collectors.joining(", "));
    }

    private static void same(SparkSample sample, String query) {
        sample.tiles().createOrReplaceTempView("pushed");
        sample.reader().option("pushAggregates", "false").load().createOrReplaceTempView("counted");
        Dataset<Row> pushed = SparkSample.spark().sql(query.formatted("pushed"));
        Dataset<Row> counted = SparkSample.spark().sql(query.formatted("counted"));
        assertTrue(plan(pushed).contains("PushedAggregates: [COUNT(*)"), () -> plan(pushed));
        assertFalse(plan(pushed).contains("Aggregate("), () -> plan(pushed));
        assertTrue(plan(counted).contains("Aggregate("), () -> plan(counted));
        List<List<Object>> ours = SparkSample.rows(pushed);
        List<List<Object>> sparks = SparkSample.rows(counted);
        assertEquals(sparks.size(), ours.size());
        for (int row = 0; row < ours.size(); row++) {
            for (int i = 0; i < ours.get(row).size(); i++) {
                Object expected = sparks.get(row).get(i);
                Object found = ours.get(row).get(i);
                String name = pushed.schema().fieldNames()[i];
                if (name.startsWith("sum(") || name.startsWith("avg(")) {
                    double sum = expected == null ? 0 : (Double) expected;
                    assertEquals(sum, found == null ? 0 : (Double) found, 1e-12 * sum, name);
                } else {
                    assertEquals(expected, found, name);
                }
            }
        }
    }

    private static String plan(Dataset<Row> query) {
        return query.queryExecution().executedPlan().toString();
    }

    @Test
    void aggregatesOfAllTiles() {
        same(SparkSample.WORLD, "SELECT " + aggregates() + " FROM %s");
        same(SparkSample.EASTWARD, "SELECT " + aggregates() + " FROM %s");
    }

    @Test
    void aggregatesByZone() {
        String query = "SELECT country_iso, " + aggregates() + " FROM %s GROUP BY country_iso ORDER BY country_iso";
        same(SparkSample.WORLD, query);
        same(SparkSample.EASTWARD, query);
    }

    @Test
    void aggregatesOfFilteredTiles() {
        String query = "SELECT country_iso, " + aggregates()
                + " FROM %s WHERE centroid_lon < -170 OR centroid_lon > 170 GROUP BY country_iso ORDER BY country_iso";
        same(SparkSample.WORLD, query);
        same(SparkSample.EASTWARD, query);
    }

    @Test
    void aggregatesOfNoTiles() {
        same(SparkSample.WORLD, "SELECT " + aggregates() + " FROM %s WHERE raster_row < 0");
        same(
                SparkSample.WORLD,
                "SELECT country_iso, " + aggregates() + " FROM %s WHERE raster_row < 0 GROUP BY country_iso");
    }

    /// Aggregates that spans do not give are Spark's: the same as without any push-down.
    @Test
    void otherAggregatesAreLeftToSpark() {
        for (String query : List.of(
                "SELECT count(DISTINCT country_iso) FROM %s",
                "SELECT sum(raster_col), min(coverage) FROM %s",
                "SELECT raster_row, count(*) FROM %s GROUP BY raster_row ORDER BY raster_row",
                "SELECT count(*) FILTER (WHERE raster_row > 100) FROM %s",
                "SELECT count(*) FROM %s WHERE coverage > 0.5")) {
            SparkSample.EASTWARD.tiles().createOrReplaceTempView("pushed");
            SparkSample.EASTWARD.tiles().localCheckpoint().createOrReplaceTempView("stored");
            assertEquals(
                    SparkSample.rows(SparkSample.spark().sql(query.formatted("stored"))),
                    SparkSample.rows(SparkSample.spark().sql(query.formatted("pushed"))),
                    query);
        }
    }
}
