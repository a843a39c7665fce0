package org.tileindex.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tileindex.grid.Bounds;
import org.tileindex.grid.InclusionRule;
import org.tileindex.kernel.SimdMode;
import org.tileindex.report.RunResult;
import org.tileindex.verify.VerifyProgress;
import org.tileindex.verify.VerifyRequest;
import org.tileindex.verify.VerifyResult;
import org.tileindex.verify.VerifyRun;
import org.tileindex.writer.PublishedDataset;
import org.tileindex.writer.page.Codec;

/// Grids as people type them, and grids beyond ±180, from the command line to the readers.
@Tag("slow")
class TypedGridsTest {
    private static final List<String> COUNTRIES = List.of("FJ", "KI", "NZ", "RU", "US", "AQ");

    @TempDir
    private Path folder = Path.of("");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--grid 0.0083333333",
                "--grid 3s --bounds 33.9095833,-4.7204167,41.9079167,5.4670833",
                "--grid 0.0083333333 --bounds -180.001249265,-72.00041617,179.99875073,83.99958320",
                "--grid 8.333333333333333e-03",
                "--grid 0.625x0.5",
                "--grid 5m --bounds 0,-90,360,90",
                "--size 43202x21384 --bounds -180.0079,-89.1,180.00876666666667,89.1",
                "--grid 30s --bounds 170,-10,190,10",
                "--size 43200x18720 --bounds -180.001249265,-72.00041617,179.99875073,83.99958320"
            })
    void gridsThatPeopleTypeRunAndVerify(String options) throws Exception {
        List<String> arguments =
                new ArrayList<>(List.of("enumerate", "--out", folder.toString(), "--countries", "KE,LS,FJ"));
        arguments.addAll(List.of(options.split(" ")));
        Program.Ended ended = Program.run(arguments.toArray(String[]::new));
        assertEquals(0, ended.exitCode(), ended::toString);
        assertEquals(List.of(), verify().failures());
    }

    @ParameterizedTest
    @EnumSource(InclusionRule.class)
    void gridsBeyondTheAntimeridianVerifyOnEveryPath(InclusionRule rule) throws Exception {
        for (Bounds bounds : List.of(
                new Bounds(0, -90, 360, 90), new Bounds(-180.5, -90, 180.5, 90), new Bounds(-181, -90, 181, 90))) {
            RunResult fast = run(bounds).rule(rule).into(folder);
            assertTrue(fast.tiles() > 10_000, bounds::toString);
            assertEquals(List.of(), verify().failures(), bounds::toString);
            // Publishing again is refused unless the bytes are the same.
            run(bounds).rule(rule).legacy().into(folder);
            run(bounds).rule(rule).simd(SimdMode.VECTOR).into(folder);
        }
    }

    @Test
    void arrowFilesHaveTheSameLongitudes() throws Exception {
        run(new Bounds(0, -90, 360, 90)).arrow(Codec.LZ4).into(folder);
        assertEquals(List.of(), verify().failures());
        run(new Bounds(0, -90, 360, 90)).arrow(Codec.LZ4).simd(SimdMode.VECTOR).into(folder);
    }

    @Test
    void readersThatPruneByLongitudeLoseNoRow() throws Exception {
        RunResult result = SampleRun.of(List.of("RU", "FJ"))
                .grid("10m", new Bounds(0, -90, 360, 90))
                .into(folder);
        try (DuckDb duckdb = new DuckDb()) {
            for (PublishedDataset dataset : result.datasets()) {
                boolean index = dataset.dataset().equals("tile_index");
                List<String> columns =
                        index ? List.of("centroid_lon") : List.of("min_lon_deg", "max_lon_deg", "centroid_lon_deg");
                String files = DuckDb.parquet(dataset.partition());
                duckdb.execute("CREATE OR REPLACE TABLE tiles AS SELECT * FROM " + files);
                for (String column : columns) {
                    for (String range : List.of(">= 179", "< -179", "< -170", "BETWEEN 30 AND 31", "> 0", "<= 0")) {
                        String where = " WHERE " + column + " " + range;
                        Map<String, Long> whole = duckdb.counts("SELECT count(*) AS n FROM tiles" + where);
                        assertEquals(whole, duckdb.counts("SELECT count(*) AS n FROM " + files + where), where);
                        assertTrue(whole.values().stream().anyMatch(rows -> rows > 0), where);
                    }
                    assertEquals(
                            Map.of("n", 0L),
                            duckdb.counts("SELECT count(*) AS n FROM tiles WHERE abs(" + column + ") > 180"));
                    assertEquals(
                            extremes(duckdb, "tiles", column),
                            duckdb.rows("SELECT min(stats_min_value::DOUBLE) AS least,"
                                            + " max(stats_max_value::DOUBLE) AS most FROM parquet_metadata('"
                                            + dataset.partition() + "/*/*.parquet') WHERE path_in_schema = '" + column
                                            + "'")
                                    .get(0));
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"GTE, 179", "LT, -179", "LT, -170", "GT, 0", "LTE, 0", "LT, -180", "GTE, 31"})
    void arrowFiltersByLongitudeLoseNoRow(TileFilter.Comparison comparison, double longitude) throws Exception {
        RunResult result = SampleRun.of(List.of("RU"))
                .grid("10m", new Bounds(0, -90, 360, 90))
                .into(folder);
        try (DuckDb duckdb = new DuckDb()) {
            for (PublishedDataset dataset : result.datasets()) {
                String column = dataset.dataset().equals("tile_index") ? "centroid_lon" : "max_lon_deg";
                Path file = dataset.partition().resolve("country=RU/part-00000.parquet");
                duckdb.execute("CREATE OR REPLACE TABLE tiles AS SELECT * FROM '%s'".formatted(file));
                TileFilter filter = TileFilter.of(column, comparison, longitude);
                assertEquals(
                        duckdb.counts("SELECT count(*) AS n FROM tiles WHERE " + filter),
                        Map.of("n", new ArrowFilter(filter).rows(List.of(file))));
            }
        }
    }

    private static Map<String, Object> extremes(DuckDb duckdb, String table, String column) throws Exception {
        return duckdb.rows("SELECT min(%1$s) AS least, max(%1$s) AS most FROM %2$s".formatted(column, table))
                .get(0);
    }

    private static SampleRun run(Bounds bounds) {
        return SampleRun.of(COUNTRIES).grid("1", bounds);
    }

    private VerifyResult verify() throws Exception {
        VerifyRequest request = new VerifyRequest(folder, Optional.empty(), Optional.empty(), 16, false, 2);
        return new VerifyRun(request, new VerifyProgress()).execute();
    }
}
