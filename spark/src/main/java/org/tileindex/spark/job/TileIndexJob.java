package org.tileindex.spark.job;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.tileindex.cli.Clusters;
import org.tileindex.cli.Main;

/// The program as a job of spark-submit: `… --class org.tileindex.spark.job.TileIndexJob JAR enumerate <options>`, with
/// the options of the command line. The driver plans, publishes and reports, the executors find cells and write shards.
/// The output is the same, byte for byte.
public final class TileIndexJob {
    private TileIndexJob() {}

    public static void main(String[] args) {
        int code = run(args);
        // A driver that returns normally lets Spark report success.
        if (code != 0) {
            System.exit(code);
        }
    }

    /// Runs one command line on Spark, and returns its exit code.
    static int run(String... args) {
        List<String> words = new ArrayList<>(List.of(args));
        // What runs remember lies on one machine, and executors have others.
        words.add("--no-cache");
        SparkConf settings = new SparkConf().setIfMissing("spark.app.name", "tile-index");
        try (JavaSparkContext spark = new JavaSparkContext(settings)) {
            Clusters executors = new Clusters(new SparkCluster(spark, words), new SparkStatistics(spark, words));
            return Main.run(executors, words.toArray(String[]::new));
        }
    }
}
