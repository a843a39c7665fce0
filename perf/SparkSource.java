import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.SparkSession;

/// Times the area of each country's tiles in Spark by several ways, which take turns: the data source with and without
/// aggregates pushed down, Spark's reading of our Parquet, and Spark's own tiles from `tile_spans`. The medians of
/// ROUNDS are printed, in seconds and rows per second; the rounds before them warm up.
///   SparkSource ROUNDS OUTPUT [OPTION=VALUE…]
/// OUTPUT is a folder of `enumerate` with `tile_index` and `tile_spans`; the options are those of the data source that
/// give the same tiles. See perf/spark-source.sh.
final class SparkSource {
    private static final String AREAS = "SELECT country_iso, sum(pixel_area_m2) AS area FROM %s GROUP BY 1";
    private static final int WARM_UPS = 1;

    public static void main(String[] args) throws IOException {
        int rounds = Integer.parseInt(args[0]);
        Path output = Path.of(args[1]);
        try (SparkSession spark = SparkSession.builder()
                .master("local[2]")
                .config("spark.ui.enabled", false)
                .config("spark.driver.host", "127.0.0.1")
                .getOrCreate()) {
            spark.sparkContext().setLogLevel("ERROR");
            Map<String, String> ways = views(spark, output, List.of(args).subList(2, args.length));
            long rows = spark.sql("SELECT count(*) FROM pushed").first().getLong(0);
            Map<String, List<Double>> times = new LinkedHashMap<>();
            for (int round = -WARM_UPS; round < rounds; round++) {
                for (Map.Entry<String, String> way : ways.entrySet()) {
                    double seconds = seconds(spark, way.getValue());
                    System.out.printf("%s%s %.2f s%n", round < 0 ? "warm-up " : "", way.getKey(), seconds);
                    if (round >= 0) {
                        times.computeIfAbsent(way.getKey(), name -> new ArrayList<>()).add(seconds);
                    }
                }
            }
            System.out.printf("%,d rows%n", rows);
            times.forEach((name, all) -> {
                double median = all.stream().sorted().toList().get(all.size() / 2);
                System.out.printf("%-42s %8.2f s %10.1f M rows/s%n", name, median, rows / median / 1e6);
            });
        }
    }

    /// The queries by the names of the ways.
    private static Map<String, String> views(SparkSession spark, Path output, List<String> options) {
        for (boolean push : new boolean[] {true, false}) {
            var source = spark.read().format("tile-index").option("push-aggregates", push);
            for (String option : options) {
                source = source.option(option.split("=", 2)[0], option.split("=", 2)[1]);
            }
            source.load().createOrReplaceTempView(push ? "pushed" : "computed");
        }
        spark.read().parquet(files(output, "tile_index")).createOrReplaceTempView("stored");
        spark.read().parquet(files(output, "tile_spans")).createOrReplaceTempView("spans");
        spark.sql("SELECT country_iso, pixel_area_m2, explode(sequence(0, tiles - 1)) AS i"
                        + " FROM (SELECT country_iso, tiles, area_m2 / tiles AS pixel_area_m2 FROM spans)")
                .createOrReplaceTempView("exploded");
        Map<String, String> ways = new LinkedHashMap<>();
        ways.put("tile-index, aggregates from spans", AREAS.formatted("pushed"));
        ways.put("tile-index, aggregates of Spark", AREAS.formatted("computed"));
        ways.put("Parquet", AREAS.formatted("stored"));
        ways.put("explode(sequence()) of tile_spans", AREAS.formatted("exploded"));
        return ways;
    }

    private static String files(Path output, String dataset) {
        return output.resolve(dataset) + "/*/*/*.parquet";
    }

    private static double seconds(SparkSession spark, String query) {
        long before = System.nanoTime();
        spark.sql(query).collectAsList();
        return (System.nanoTime() - before) / 1e9;
    }
}
