package org.tileindex.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;

/// The data source in SQL, and what EXPLAIN says of it.
class SparkSqlTest {
    private final SparkSession spark = SparkSample.spark();

    @Test
    void aTableIsCreatedReadAndDropped() {
        spark.sql("DROP TABLE IF EXISTS alps");
        spark.sql("CREATE TABLE alps USING `tile-index` OPTIONS (countries 'CH,AT', grid '5m', `coverage` 'true')");
        try {
            assertEquals(
                    List.of("AT", "CH"),
                    spark.sql("SELECT DISTINCT country_iso FROM alps ORDER BY 1").collectAsList().stream()
                            .map(row -> row.getString(0))
                            .toList());
            assertTrue(spark.sql("SELECT min(coverage) FROM alps").first().getDouble(0) < 0.1);
            assertEquals(
                    spark.read()
                            .format("tile-index")
                            .option("countries", "CH,AT")
                            .option("grid", "10m")
                            .option("coverage", "true")
                            .load()
                            .count(),
                    spark.sql("SELECT count(*) FROM alps WITH (grid = '10m')")
                            .first()
                            .getLong(0));
        } finally {
            spark.sql("DROP TABLE alps");
        }
    }

    /// README's statements give what README says.
    @Test
    void readmesQueryGivesReadmesRows() throws IOException {
        String[] statements = SparkReadme.block("sql").split(";\n", -1);
        spark.sql("DROP TABLE IF EXISTS tiles");
        spark.sql(statements[0]);
        try {
            String rows = spark.sql(statements[1]).collectAsList().stream()
                    .map(row -> "%s\t%s\n".formatted(row.get(0), row.get(1)))
                    .collect(Collectors.joining());
            assertEquals(SparkReadme.block("text"), rows);
        } finally {
            spark.sql("DROP TABLE tiles");
        }
    }

    @Test
    void aTemporaryViewIsRead() {
        spark.sql("CREATE OR REPLACE TEMPORARY VIEW fiji USING `tile-index` OPTIONS (countries 'FJ', grid '5m')");
        assertTrue(spark.sql("SELECT count(*) FROM fiji").first().getLong(0) > 100);
    }

    @Test
    void aTableWithAWrongOptionIsRefusedWhenReadAndCanBeDropped() {
        spark.sql("DROP TABLE IF EXISTS wrong");
        spark.sql("CREATE TABLE wrong USING `tile-index` OPTIONS (countries 'FJ', g '5m')");
        SourceFault fault = assertThrows(
                SourceFault.class, () -> spark.sql("SELECT count(*) FROM wrong").collectAsList());
        assertTrue(String.valueOf(fault.getMessage()).startsWith("E010_INPUT: option g: it is unknown."));
        spark.sql("DROP TABLE wrong");
        assertFalse(spark.catalog().tableExists("wrong"));
    }

    @Test
    void explainShowsColumnsFiltersAndAggregates() {
        SparkSample.WORLD.tiles().createOrReplaceTempView("tiles");
        String plan =
                explained("SELECT tile_id, centroid_lat FROM tiles WHERE centroid_lon > 170 AND country_iso = 'FJ'");
        assertTrue(plan.contains("columns: [tile_id, centroid_lat])"), plan);
        assertTrue(plan.contains("GreaterThan(centroid_lon,170.0)"), plan);
        assertTrue(plan.contains("EqualTo(country_iso,FJ)"), plan);
        assertTrue(plan.contains("zones: embedded countries, grid: 1440 × 720, rule: center"), plan);
        assertFalse(plan.contains("Filter ("), plan);
        String counted = explained("SELECT country_iso, count(*) FROM tiles GROUP BY 1");
        assertTrue(counted.contains("PushedAggregates: [COUNT(*)] by zone"), counted);
        assertTrue(explained("SELECT tile_id FROM tiles LIMIT 5").contains("PushedLimit: 5"), "limit");
    }

    private String explained(String query) {
        return spark.sql("EXPLAIN " + query).collectAsList().stream()
                .map(row -> row.getString(0))
                .collect(Collectors.joining("\n"));
    }

    @Test
    void statisticsAreExact() {
        Dataset<Row> tiles = SparkSample.WORLD.tiles().where("raster_row < 300");
        assertEquals(
                tiles.count(),
                tiles.queryExecution().optimizedPlan().stats().rowCount().get().toLong());
    }

    /// The source is partitioned by zone and in order, so neither is made again.
    @Test
    void groupingByZoneNeedsNoExchangeAndOrderNoSort() {
        SparkSample.WORLD.reader().option("pushAggregates", "false").load().createOrReplaceTempView("tiles");
        Dataset<Row> grouped = spark.sql("SELECT country_iso, sum(centroid_lat), count(*) FROM tiles GROUP BY 1");
        List<Row> rows = grouped.orderBy("country_iso").collectAsList();
        assertEquals(SparkSample.WORLD.tiles().groupBy("country_iso").count().count(), rows.size());
        spark.conf().set("spark.sql.sources.v2.bucketing.enabled", "true");
        try {
            String plan = grouped.queryExecution().executedPlan().toString();
            assertFalse(plan.contains("Exchange"), plan);
            Dataset<Row> ranked = spark.sql(
                    "SELECT country_iso, tile_id, row_number() OVER (PARTITION BY country_iso ORDER BY tile_id) AS n"
                            + " FROM tiles");
            String ordered = ranked.queryExecution().executedPlan().toString();
            assertFalse(ordered.contains("Exchange"), ordered);
            assertEquals(
                    rows.stream().mapToLong(row -> row.getLong(2)).sum(),
                    ranked.groupBy("country_iso").max("n").collectAsList().stream()
                            .mapToLong(row -> row.getInt(1))
                            .sum());
        } finally {
            spark.conf().unset("spark.sql.sources.v2.bucketing.enabled");
        }
    }
}
