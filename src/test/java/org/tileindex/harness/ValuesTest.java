package org.tileindex.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tileindex.cli.Main;
import org.tileindex.grid.InclusionRule;
import org.tileindex.kernel.SimdMode;
import org.tileindex.raster.Raster;
import org.tileindex.raster.source.FilePlace;
import org.tileindex.raster.source.SourceSettings;
import org.tileindex.raster.source.Sources;
import org.tileindex.report.Invocation;
import org.tileindex.report.RunResult;
import org.tileindex.request.RunRequest;
import org.tileindex.request.ScanPath;
import org.tileindex.request.ShardFormat;
import org.tileindex.run.EnumerateRun;
import org.tileindex.telemetry.RunProgress;
import org.tileindex.tile.Dataset;
import org.tileindex.tile.ShardLayout;
import org.tileindex.value.NamedRaster;
import org.tileindex.value.Pixels;
import org.tileindex.value.ValueRequest;
import org.tileindex.writer.page.Codec;
import org.tileindex.zone.OnInvalid;
import org.tileindex.zone.UnknownIds;
import org.tileindex.zone.ZoneIds;
import org.tileindex.zone.file.ZoneOptions;

/// `values`: the cells of a raster with their values (contract, section 8.3). The rasters are GDAL's, with two bands of
/// UInt16 and nodata 0: band `b` of column `x`, row `y` is `(7x + 13y + 1000(b - 1)) mod 4096`, and 0 where `x + y` is
/// a multiple of 97.
@Tag("slow")
@TestInstance(Lifecycle.PER_CLASS)
class ValuesTest {
    private static final String ZONES = """
            {"type": "FeatureCollection", "features": [
            {"type": "Feature", "properties": {"plot": "field"}, "geometry": {"type": "Polygon", "coordinates":
              [[[-87.69, 40.16], [-87.66, 40.155], [-87.645, 40.18], [-87.67, 40.195], [-87.69, 40.16]]]}},
            {"type": "Feature", "properties": {"plot": "holed"}, "geometry": {"type": "Polygon", "coordinates":
              [[[-87.68, 40.16], [-87.64, 40.16], [-87.64, 40.19], [-87.68, 40.19], [-87.68, 40.16]],
               [[-87.67, 40.17], [-87.65, 40.17], [-87.66, 40.185], [-87.67, 40.17]]]}},
            {"type": "Feature", "properties": {"plot": "state"}, "geometry": {"type": "Polygon", "coordinates":
              [[[-100, 30], [-87.66, 30], [-87.655, 50], [-100, 50], [-100, 30]]]}},
            {"type": "Feature", "properties": {"plot": "away"}, "geometry": {"type": "Polygon", "coordinates":
              [[[10, 50], [11, 50], [11, 51], [10, 50]]]}}]}
            """;

    /// GDAL 3.6: each polygon, with a vertex every 1e-5°, transformed by PROJ and burnt; then cells, values of band 1,
    /// their sum, that of band 2, and the sum of the tile ids.
    private static final Map<String, String> GDAL = Map.of(
            "field", "23627 23373 66252768 49860704 1009081560",
            "holed", "24781 24529 65949011 51146027 971110133",
            "state", "50302 49782 108688048 112087848 1880637285");

    @TempDir
    private static Path folder = Path.of("");

    private Path zones = Path.of("");

    @BeforeAll
    void writeZones() throws IOException {
        zones = Files.writeString(folder.resolve("zones.geojson"), ZONES);
    }

    /// A way to do the run that does not change its bytes.
    private record Way(int workers, SimdMode simd, ScanPath path, Optional<Path> cache, boolean resume) {
        static final Way PLAIN = new Way(1, SimdMode.SCALAR, ScanPath.FAST, Optional.empty(), false);
    }

    private RunResult run(String name, InclusionRule rule, Way way) throws Exception {
        try (Sources sources = new Sources(SourceSettings.DEFAULT);
                Pixels pixels = Pixels.of(
                        List.of(new NamedRaster(
                                "",
                                Raster.open(
                                        sources.open(SampleRun.resource("/values-utm.tif")
                                                .toString()),
                                        false))),
                        List.of(ValueRequest.parse("1:red"), ValueRequest.parse("2:nir")),
                        Optional.empty())) {
            ZoneOptions options = new ZoneOptions(
                    Optional.of("plot"), Optional.empty(), ZoneIds.ANY, UnknownIds.FAIL, List.of(), Optional.empty());
            RunRequest request = new RunRequest(
                    folder.resolve(name),
                    way.resume(),
                    new RunRequest.Zones(Optional.of(FilePlace.of(zones)), List.of(), options, OnInvalid.FAIL),
                    new RunRequest.Cells(pixels.rasters().getFirst().raster().anyGrid(), rule, pixels),
                    new RunRequest.Layout(
                            Dataset.VALUES, ShardLayout.PACKED, new ShardFormat.Parquet(Codec.SNAPPY, 10_000), 30_000),
                    new RunRequest.Execution(
                            way.workers(), 1L << 28, way.simd(), way.path(), way.cache(), OptionalLong.empty()));
            return new EnumerateRun(request, new RunProgress()).execute();
        }
    }

    private static String receipt(RunResult result) {
        return result.datasets().getFirst().receipt().sha256();
    }

    private static List<String> query(String sql) throws Exception {
        List<String> rows = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            int columns = result.getMetaData().getColumnCount();
            while (result.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 1; i <= columns; i++) {
                    row.add(String.valueOf(result.getString(i)));
                }
                rows.add(String.join(" ", row));
            }
        }
        return rows;
    }

    private static String files(RunResult result) {
        return "read_parquet('" + result.datasets().getFirst().partition() + "/*.parquet', hive_partitioning = false)";
    }

    @Test
    void cellsAndValuesAreThoseOfGdal() throws Exception {
        RunResult result = run("gdal", InclusionRule.CENTER, Way.PLAIN);
        Map<String, String> found = new TreeMap<>();
        for (String row : query("SELECT zone_id, count(*), count(red), sum(red), sum(nir), sum(tile_id) FROM "
                + files(result) + " GROUP BY 1")) {
            found.put(row.substring(0, row.indexOf(' ')), row.substring(row.indexOf(' ') + 1));
        }
        assertEquals(new TreeMap<>(GDAL), found);
    }

    @Test
    void columnsAreThoseOfTheContractAndCentresThoseOfTheRaster() throws Exception {
        RunResult result = run("columns", InclusionRule.ANY_OVERLAP, Way.PLAIN);
        assertEquals(
                List.of(
                        "zone_id VARCHAR",
                        "tile_id UBIGINT",
                        "raster_row UINTEGER",
                        "raster_col UINTEGER",
                        "x DOUBLE",
                        "y DOUBLE",
                        "red USMALLINT",
                        "nir USMALLINT"),
                query("SELECT column_name, column_type FROM (DESCRIBE SELECT * FROM " + files(result) + ")"));
        String value = "(7 * raster_col + 13 * raster_row + %d) %% 4096";
        String wrong = "SELECT count(*) FROM " + files(result)
                + " WHERE tile_id <> raster_row * 300 + raster_col OR x <> 440010 + 20 * raster_col"
                + " OR y <> 4449990 - 20 * raster_row"
                + " OR red IS DISTINCT FROM CASE WHEN (raster_row + raster_col) % 97 = 0"
                + " THEN NULL ELSE nullif(" + value.formatted(0) + ", 0) END"
                + " OR nir IS DISTINCT FROM CASE WHEN (raster_row + raster_col) % 97 = 0"
                + " THEN NULL ELSE nullif(" + value.formatted(1000) + ", 0) END";
        assertEquals(List.of("0"), query(wrong));
        assertEquals(List.of("true"), query("SELECT count(*) > 98710 FROM " + files(result)));
    }

    @ParameterizedTest
    @EnumSource(InclusionRule.class)
    void bytesAreTheSameHoweverTheWorkIsDone(InclusionRule rule) throws Exception {
        Path cache = folder.resolve("cache-" + rule);
        String expected = receipt(run("one-" + rule, rule, Way.PLAIN));
        Optional<Path> memory = Optional.of(cache);
        Map<String, Way> ways = Map.of(
                "four", new Way(4, SimdMode.VECTOR, ScanPath.FAST, Optional.empty(), false),
                "cold", new Way(2, SimdMode.SCALAR, ScanPath.FAST, memory, false),
                "legacy", new Way(1, SimdMode.AUTO, ScanPath.LEGACY, Optional.empty(), false));
        for (Map.Entry<String, Way> way : ways.entrySet()) {
            String name = way.getKey() + "-" + rule;
            assertEquals(expected, receipt(run(name, rule, way.getValue())), name);
        }
        RunResult warm = run("warm-" + rule, rule, new Way(2, SimdMode.VECTOR, ScanPath.FAST, memory, false));
        assertEquals(expected, receipt(warm));
        assertTrue(
                warm.measured().schedule().tasks().stream()
                        .noneMatch(timing -> timing.kind().equals("validate")),
                "the zones are known to be valid");
    }

    /// Publishing again changes nothing, and a resumed run has the shards of one that died.
    @Test
    void aRunCanBeRepeatedAndResumed() throws Exception {
        RunResult first = run("again", InclusionRule.CENTER, Way.PLAIN);
        assertTrue(first.shards() > 2, "several shards");
        RunResult again = run("again", InclusionRule.CENTER, Way.PLAIN);
        assertTrue(again.datasets().getFirst().alreadyThere());
        Path partition = first.datasets().getFirst().partition();
        Path staged = folder.resolve("died");
        RunResult resumed =
                run("died", InclusionRule.CENTER, new Way(2, SimdMode.AUTO, ScanPath.FAST, Optional.empty(), true));
        assertEquals(receipt(first), receipt(resumed));
        assertEquals(
                FolderComparison.files(partition),
                FolderComparison.files(staged.resolve(folder.resolve("again").relativize(partition))));
    }

    @Test
    void theCommandOfTheReportSaysValues() throws Exception {
        RunResult result = run("command", InclusionRule.CENTER, Way.PLAIN);
        String command = Invocation.of(result.request());
        assertTrue(command.startsWith("./tile-index values --out "), command);
        assertTrue(command.contains(" --value 1:red --value 2:nir "), command);
        String report = Files.readString(result.reports().resolve("run_report.json"));
        assertTrue(report.contains("WGS84 UTM zone 16N") && report.contains("width_metres"), report);
    }

    private static List<String> errors(String... arguments) throws Exception {
        return Program.run(arguments).stderr();
    }

    @Test
    void otherCommandsRefuseWhatIsForValuesAlone() throws Exception {
        String raster = SampleRun.resource("/values-utm.tif").toString();
        String out = folder.resolve("refused").toString();
        List<String> lines = errors("enumerate", "--out", out, "--raster", raster);
        assertEquals(1, lines.size());
        assertTrue(lines.getFirst().startsWith("tile-index: E007_CRS_MISMATCH: "), lines::toString);
        assertEquals(2, Main.run("values", "--out", out, "--raster", raster), "no value");
        assertEquals(2, Main.run("values", "--out", out, "--grid", "30s", "--value", "1"), "no raster");
        assertEquals(2, Main.run("values", "--out", out, "--raster", raster, "--value", "1:y"), "a column of its own");
    }

    @Test
    void verifyFindsNoFault() throws Exception {
        RunResult result = run("verified", InclusionRule.ANY_OVERLAP, Way.PLAIN);
        Program.Ended verified = Program.run("verify", result.request().out().toString());
        assertEquals(0, verified.exitCode(), verified::toString);
    }

    /// Countries are `zone_id`, too, and a raster in longitude and latitude gives the cells of `enumerate`.
    @Test
    void cellsOfALongitudeAndLatitudeRasterAreThoseOfEnumerate() throws Exception {
        String raster = SampleRun.resource("/values-lonlat.tif").toString();
        Path out = folder.resolve("alps");
        for (String command : List.of("values", "enumerate")) {
            int code = Main.run(
                    command,
                    "--out",
                    out.toString(),
                    "--raster",
                    raster,
                    "--value",
                    "2:nir",
                    "--countries",
                    "CH,IT,FR",
                    "--layout",
                    "packed",
                    "--quiet");
            assertEquals(0, code, command);
        }
        String both =
                "SELECT country_iso AS zone, tile_id, raster_row, raster_col, centroid_lon AS x, centroid_lat AS y,"
                        + " nir FROM '" + out + "/tile_index/*/*.parquet'";
        String values = "SELECT zone_id AS zone, tile_id, raster_row, raster_col, x, y, nir FROM '" + out
                + "/tile_values/*/*.parquet'";
        assertEquals(List.of("true"), query("SELECT count(*) > 10000 FROM (" + both + ")"));
        assertEquals(
                List.of(), query("(" + both + " EXCEPT " + values + ") UNION (" + values + " EXCEPT " + both + ")"));
    }
}
