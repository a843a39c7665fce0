package org.tileindex.spark;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.tileindex.cli.Clusters;
import org.tileindex.cli.Main;
import org.tileindex.spark.job.SparkCluster;
import org.tileindex.spark.job.SparkStatistics;

/// The program as a job of spark-submit: `… --class org.tileindex.spark.TileIndexJob JAR enumerate <options>`, with the
/// options of the command line. The driver plans, publishes and reports, the executors find cells and write shards. The
/// output is the same, byte for byte.
public final class TileIndexJob {
    private static final Set<String> ON_EXECUTORS = Set.of("enumerate", "values", "stats");
    private static final String NO_CACHE = "--no-cache";

    /// As Spark has it, unless its settings say otherwise.
    private static final int ATTEMPTS = 4;

    private TileIndexJob() {}

    public static void main(String[] args) {
        int code = run(args);
        // A driver that returns normally lets Spark report success.
        if (code != 0) {
            System.exit(code);
        }
    }

    /// Runs one command line on Spark, and returns its exit code. Other commands than `enumerate`, `values` and
    /// `stats` run in this process alone.
    static int run(String... args) {
        List<String> words = new ArrayList<>(List.of(args));
        if (words.isEmpty() || !ON_EXECUTORS.contains(words.getFirst())) {
            return Main.run(args);
        }
        // What runs remember lies on one machine, and executors have others.
        if (!words.contains(NO_CACHE)) {
            words.add(1, NO_CACHE);
        }
        try (JavaSparkContext spark = new JavaSparkContext(settings())) {
            Clusters executors = new Clusters(new SparkCluster(spark, words), new SparkStatistics(spark, words));
            return Main.run(executors, words.toArray(String[]::new));
        }
    }

    /// An attempt that failed on one executor is tried again on another; Spark alone would often take the same one.
    private static SparkConf settings() {
        SparkConf settings = new SparkConf().setIfMissing("spark.app.name", "tile-index");
        int attempts = settings.getInt("spark.task.maxFailures", ATTEMPTS);
        if (attempts > 2) {
            settings.setIfMissing("spark.excludeOnFailure.enabled", "true");
            settings.setIfMissing("spark.excludeOnFailure.task.maxTaskAttemptsPerNode", String.valueOf(attempts - 1));
            settings.setIfMissing("spark.scheduler.excludeOnFailure.unschedulableTaskSetTimeout", "30s");
        }
        return settings;
    }
}
