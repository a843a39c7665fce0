import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/// A program of a user: tiles into Parquet by Spark's own writer, and back. Its class path is Spark's jars and ours.
///   JarProgram FOLDER ZONES
final class JarProgram {
    public static void main(String[] args) {
        SparkSession spark = SparkSession.builder()
                .master("local[2]")
                .config("spark.ui.enabled", "false")
                .getOrCreate();
        // The embedded countries are a Parquet file that our own Parquet reads.
        Dataset<Row> tiles = spark.read()
                .format("tile-index")
                .option("countries", "FJ,LS")
                .option("grid", "5m")
                .load();
        tiles.write().parquet(args[0]);
        Dataset<Row> back = spark.read().parquet(args[0]);
        long differences = tiles.exceptAll(back).count() + back.exceptAll(tiles).count();
        List<Row> counted = tiles.groupBy("country_iso").count().orderBy("country_iso").collectAsList();
        System.out.println("tiles " + counted + ", differences " + differences);
        System.out.println("Parquet of Spark " + org.apache.parquet.Version.VERSION_NUMBER);
        spark.stop();
    }
}
