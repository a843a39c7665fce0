package org.tileindex.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Filters give the rows that DuckDB finds in the files, whether spans decide them or Spark.
class PushedFiltersTest {
    private static final int FILTERS = Integer.getInteger("spark.filters", 100);
    private static final List<String> NUMBERS = List.of(
            "tile_id",
            "raster_row",
            "raster_col",
            "centroid_lon",
            "centroid_lat",
            "pixel_area_m2",
            "min_lat_deg",
            "max_lat_deg",
            "min_lon_deg",
            "max_lon_deg",
            "centroid_lat_deg",
            "centroid_lon_deg");
    private static final List<String> ORDERS = List.of("=", "<>", "<", "<=", ">", ">=");

    @TempDir
    private Path temp;

    @Test
    void randomFiltersFindWhatDuckDbFinds() throws Exception {
        random(SparkSample.WORLD, 1);
    }

    @Test
    void randomFiltersFindWhatDuckDbFindsEastOf180() throws Exception {
        random(SparkSample.EASTWARD, 2);
    }

    private void random(SparkSample sample, long seed) throws Exception {
        Random random = new Random(seed);
        Dataset<Row> tiles = sample.tiles();
        int decided = 0;
        int found = 0;
        try (Connection duckDb = sample.duckDb(temp)) {
            List<List<Object>> values = SparkSample.rows(
                    duckDb,
                    "SELECT %s FROM t USING SAMPLE 200 ROWS (reservoir, 1)".formatted(String.join(", ", NUMBERS)));
            for (int i = 0; i < FILTERS / 2; i++) {
                String filter = filter(random, values, sample.coverage(), 2);
                Dataset<Row> query = tiles.where(filter).select("country_iso", "tile_id");
                List<List<Object>> expected = SparkSample.rows(
                        duckDb, "SELECT country_iso, tile_id FROM t WHERE " + filter + " ORDER BY ALL");
                assertEquals(expected, SparkSample.rows(query), filter);
                assertEquals(expected.size(), tiles.where(filter).count(), filter);
                decided += query.queryExecution().executedPlan().toString().contains("Filter (") ? 0 : 1;
                found += expected.isEmpty() ? 0 : 1;
            }
        }
        int all = FILTERS / 2;
        int pushed = decided;
        int hits = found;
        assertTrue(pushed > all / 3 && hits > all / 3, () -> "%d pushed, %d with rows".formatted(pushed, hits));
    }

    private static String filter(Random random, List<List<Object>> values, boolean coverage, int depth) {
        int kind = random.nextInt(depth == 0 ? 6 : 10);
        return switch (kind) {
            case 0 -> text(random);
            case 1 -> coverage ? "coverage < 0.5" : "inclusion_rule = 'center'";
            case 2 -> in(random, values);
            case 3 -> between(random, values);
            case 4, 5 -> compared(random, values, random.nextInt(NUMBERS.size()));
            case 6 -> "NOT (%s)".formatted(filter(random, values, coverage, depth - 1));
            case 7 ->
                "(%s OR %s)"
                        .formatted(
                                filter(random, values, coverage, depth - 1),
                                filter(random, values, coverage, depth - 1));
            case 8 -> {
                int column = random.nextInt(NUMBERS.size());
                yield "(%s OR %s)".formatted(compared(random, values, column), compared(random, values, column));
            }
            default ->
                "(%s AND %s)"
                        .formatted(
                                filter(random, values, coverage, depth - 1),
                                filter(random, values, coverage, depth - 1));
        };
    }

    private static String text(Random random) {
        List<String> tests = List.of(
                "country_iso = 'FJ'",
                "country_iso IN ('RU', 'NZ', 'XX')",
                "country_iso <> 'US'",
                "country_iso < 'LS'",
                "country_iso LIKE 'C%'",
                "country_iso LIKE '%U%'",
                "country_iso IS NOT NULL");
        return tests.get(random.nextInt(tests.size()));
    }

    private static String in(Random random, List<List<Object>> values) {
        int column = random.nextInt(NUMBERS.size());
        List<String> literals = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(12); i++) {
            literals.add(literal(random, values, column));
        }
        return "%s IN (%s)".formatted(NUMBERS.get(column), String.join(", ", literals));
    }

    private static String between(Random random, List<List<Object>> values) {
        int column = random.nextInt(NUMBERS.size());
        return "%s BETWEEN %s AND %s"
                .formatted(NUMBERS.get(column), literal(random, values, column), literal(random, values, column));
    }

    private static String compared(Random random, List<List<Object>> values, int column) {
        return "%s %s %s"
                .formatted(
                        NUMBERS.get(column),
                        ORDERS.get(random.nextInt(ORDERS.size())),
                        literal(random, values, column));
    }

    /// A value that some tile has, or its neighbour.
    private static String literal(Random random, List<List<Object>> values, int column) {
        Object value = values.get(random.nextInt(values.size())).get(column);
        int step = random.nextInt(3) - 1;
        if (value instanceof Double number) {
            double near = step == 0 ? number : step > 0 ? Math.nextUp(number) : Math.nextDown(number);
            return "CAST('%s' AS DOUBLE)".formatted(near);
        }
        return Long.toString(((Number) value).longValue() + step);
    }

    @Test
    void aLimitTakesTheFirstTilesAndNoMore() {
        Dataset<Row> all = SparkSample.WORLD.tiles().where("raster_row > 500").select("country_iso", "tile_id");
        List<List<Object>> rows = SparkSample.rows(all);
        for (int most : List.of(1, 1000, 1_000_000)) {
            assertEquals(
                    rows.subList(0, Math.min(most, rows.size())), SparkSample.rows(all.limit(most)), () -> "limit");
        }
    }

    @Test
    void infinitiesNotANumberAndMinusZeroAreInSparksOrder() throws Exception {
        Dataset<Row> tiles = SparkSample.WORLD.tiles();
        Dataset<Row> kept = tiles.cache();
        try {
            for (String literal : List.of("NaN", "Infinity", "-Infinity", "-0.0", "0.125")) {
                for (String order : ORDERS) {
                    String filter = "min_lat_deg %s CAST('%s' AS DOUBLE)".formatted(order, literal);
                    assertEquals(
                            kept.where(filter)
                                    .selectExpr("count(*) + 0")
                                    .first()
                                    .getLong(0),
                            SparkSample.WORLD.tiles().where(filter).count(),
                            filter);
                }
            }
        } finally {
            kept.unpersist();
        }
    }
}
