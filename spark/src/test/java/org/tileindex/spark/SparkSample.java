package org.tileindex.spark;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.spark.sql.DataFrameReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.tileindex.fault.TileIndexException;
import org.tileindex.grid.Bounds;
import org.tileindex.grid.GridSpec;
import org.tileindex.grid.InclusionRule;
import org.tileindex.kernel.SimdMode;
import org.tileindex.request.RunRequest;
import org.tileindex.request.ScanPath;
import org.tileindex.request.ShardFormat;
import org.tileindex.run.EnumerateRun;
import org.tileindex.telemetry.RunProgress;
import org.tileindex.tile.ShardLayout;
import org.tileindex.writer.page.Codec;
import org.tileindex.zone.OnInvalid;
import org.tileindex.zone.file.ZoneOptions;

/// The same tiles twice: by the data source, and in files of `enumerate`, which DuckDB reads.
///
/// @param bounds as people type them
record SparkSample(String cell, String bounds, InclusionRule rule, boolean coverage) {
    /// Large, many islands, an enclave, the antimeridian.
    static final String COUNTRIES = "RU,FJ,NZ,LS,ZA,CH,IT,MV,CL,NO,KI,US";

    static final SparkSample WORLD = new SparkSample("15m", "-180,-90,180,90", InclusionRule.CENTER, false);

    /// Longitudes from 0 to 360, of which half are written as negative ones.
    static final SparkSample EASTWARD = new SparkSample("0.5", "0,-90,360,90", InclusionRule.ANY_OVERLAP, true);

    /// The one session of these tests, which ends with the JVM.
    static SparkSession spark() {
        return SparkSession.builder()
                .master("local[2]")
                .config("spark.ui.enabled", "false")
                .config("spark.sql.shuffle.partitions", "2")
                .config(
                        "spark.sql.warehouse.dir",
                        Path.of("target", "warehouse").toUri().toString())
                .getOrCreate();
    }

    /// The data source with these options.
    DataFrameReader reader() {
        return spark().read()
                .format("tile-index")
                .option("countries", COUNTRIES)
                .option("grid", cell)
                .option("bounds", bounds)
                .option("rule", rule.id())
                .option("coverage", coverage);
    }

    /// The tiles by the data source.
    Dataset<Row> tiles() {
        return reader().load();
    }

    /// Writes the tiles with `enumerate`, and makes a view `tiles` of them with Spark's types.
    Connection duckDb(Path out) throws TileIndexException, InterruptedException, SQLException {
        List<Double> edges =
                List.of(bounds.split(",")).stream().map(Double::valueOf).toList();
        Bounds extent = new Bounds(edges.get(0), edges.get(1), edges.get(2), edges.get(3));
        List<org.tileindex.tile.Dataset> datasets = org.tileindex.tile.Dataset.TILES;
        RunRequest request = new RunRequest(
                out,
                false,
                new RunRequest.Zones(
                        Optional.empty(), List.of(COUNTRIES.split(",")), ZoneOptions.DEFAULT, OnInvalid.FAIL),
                new RunRequest.Cells(GridSpec.parse(cell, extent), rule),
                new RunRequest.Layout(
                        coverage ? org.tileindex.tile.Dataset.withCoverage(datasets) : datasets,
                        ShardLayout.ZONE,
                        new ShardFormat.Parquet(Codec.SNAPPY, 1 << 20),
                        1 << 20),
                new RunRequest.Execution(
                        2, 1 << 28, SimdMode.SCALAR, ScanPath.FAST, Optional.empty(), OptionalLong.empty()));
        new EnumerateRun(request, new RunProgress()).execute();
        Connection duckDb = DriverManager.getConnection("jdbc:duckdb:");
        execute(duckDb, """
                CREATE VIEW tiles AS SELECT country_iso, tile_id::BIGINT AS tile_id, raster_row::INTEGER AS raster_row,
                raster_col::INTEGER AS raster_col, centroid_lon, centroid_lat, pixel_area_m2, inclusion_rule,%s
                min_lat_deg, max_lat_deg, min_lon_deg, max_lon_deg, centroid_lat_deg, centroid_lon_deg
                FROM read_parquet('%s/tile_index/*/*/*.parquet', hive_partitioning = false) AS i
                JOIN read_parquet('%s/tile_bounds/*/*/*.parquet', hive_partitioning = false) AS b
                USING (country_iso, tile_id)""".formatted(coverage ? " coverage," : "", out, out));
        execute(duckDb, "CREATE TABLE t AS SELECT * FROM tiles ORDER BY country_iso, tile_id");
        return duckDb;
    }

    static void execute(Connection duckDb, String sql) throws SQLException {
        try (Statement statement = duckDb.createStatement()) {
            statement.execute(sql);
        }
    }

    /// The rows of a query, as lists of values.
    static List<List<Object>> rows(Connection duckDb, String sql) throws SQLException {
        try (Statement statement = duckDb.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            List<List<Object>> rows = new ArrayList<>();
            int columns = result.getMetaData().getColumnCount();
            while (result.next()) {
                List<Object> row = new ArrayList<>();
                for (int i = 1; i <= columns; i++) {
                    row.add(result.getObject(i));
                }
                rows.add(row);
            }
            return rows;
        }
    }

    /// The rows of Spark's query, likewise.
    static List<List<Object>> rows(Dataset<Row> query) {
        List<List<Object>> rows = new ArrayList<>();
        for (Row row : query.collectAsList()) {
            List<Object> values = new ArrayList<>();
            for (int i = 0; i < row.length(); i++) {
                values.add(row.get(i));
            }
            rows.add(values);
        }
        return rows;
    }
}
