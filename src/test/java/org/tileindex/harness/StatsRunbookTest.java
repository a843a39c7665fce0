package org.tileindex.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.tileindex.cli.Main;

/// The commands of the runbook of statistics work, and its query gives the numbers that its command writes.
@Tag("slow")
@TestInstance(Lifecycle.PER_CLASS)
class StatsRunbookTest {
    private static final Pattern COMMAND = Pattern.compile("(?m)^ {4}\\./tile-index (.*)$");
    private static final Pattern QUERY = Pattern.compile("(?ms)^```sql\\n(.*?)^```$");
    private static final double TWELVE_DIGITS = 1e-12;

    /// The files of the runbook, and those of this test.
    private static final Map<String, String> RASTERS = Map.of(
            "population.tif",
            "/values-lonlat.tif",
            "landcover.tif",
            "/values-lonlat.tif",
            "january.tif",
            "/values-lonlat.tif",
            "february.tif",
            "/values-lonlat.tif",
            "scene.tif",
            "/values-utm.tif");

    private static final List<String> OUTPUTS = List.of(
            "people.csv",
            "people.csv",
            "people.csv",
            "parcels.parquet",
            "pure.parquet",
            "cover.csv",
            "cells",
            "weights",
            "january.parquet",
            "february.parquet");

    @TempDir
    private static Path folder = Path.of("");

    private String runbook = "";

    /// Parcels of 3 × 3 pixels and less, in the middle of the scene.
    @BeforeAll
    void runCommands() throws Exception {
        runbook = Files.readString(Repository.root().resolve("runbooks/statistics.md"));
        writeParcels(folder.resolve("parcels.gpkg"));
        writeBasins(folder.resolve("basins.gpkg"));
        List<String> outputs = new ArrayList<>();
        for (String command :
                COMMAND.matcher(runbook).results().map(found -> found.group(1)).toList()) {
            List<String> words = new ArrayList<>(Arrays.asList(command.split(" ")));
            outputs.add(words.get(words.indexOf("--out") + 1));
            words.replaceAll(StatsRunbookTest::here);
            words.addAll(List.of("--quiet", "--no-cache"));
            assertEquals(0, Main.run(words.toArray(String[]::new)), command);
        }
        assertEquals(OUTPUTS, outputs);
    }

    private static String here(String word) {
        if (RASTERS.containsKey(word)) {
            return SampleRun.resource(RASTERS.getOrDefault(word, "")).toString();
        }
        boolean ours = OUTPUTS.contains(word) || word.endsWith(".gpkg") || word.endsWith(".html");
        return ours ? folder.resolve(word).toString() : word;
    }

    private static void writeBasins(Path file) throws IOException {
        String feature = "{\"type\":\"Feature\",\"properties\":{\"id\":\"%s\"},"
                + "\"geometry\":{\"type\":\"MultiPolygon\",\"coordinates\":%s}}";
        Files.write(
                file,
                List.of(
                        feature.formatted("west", StatsRuns.box(-179, -80, 5.01, 80)),
                        feature.formatted("east", StatsRuns.box(5.01, -80, 179, 80))));
    }

    private static void writeParcels(Path file) throws IOException {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            int row = i / 20;
            double west = -87.69 + i % 20 * 0.002;
            double south = 40.16 + row * 0.0015;
            String box = StatsRuns.box(west, south, west + 0.0007 + i * 1e-6, south + 0.0001 + i * 1e-6);
            lines.add(("{\"type\":\"Feature\",\"properties\":{\"parcel\":\"p%03d\"},"
                            + "\"geometry\":{\"type\":\"MultiPolygon\",\"coordinates\":%s}}")
                    .formatted(i, box));
        }
        Files.write(file, lines);
    }

    @Test
    void theQueryGivesTheNumbersOfStats() throws Exception {
        List<String> queries =
                QUERY.matcher(runbook).results().map(found -> found.group(1)).toList();
        assertEquals(1, queries.size());
        String query = queries.getFirst().replace("'cells/", "'" + folder + "/cells/");
        Map<Object, Map<String, Object>> written = new LinkedHashMap<>();
        for (Map<String, Object> row : StatsRuns.read(folder.resolve("parcels.parquet"))) {
            if (StatsRuns.number(row, "band") == 1) {
                written.put(String.valueOf(row.get("zone_id")), row);
            }
        }
        assertEquals(400, written.size());
        try (DuckDb duckDb = new DuckDb()) {
            List<Map<String, Object>> rows = duckDb.rows(query);
            assertEquals(400, rows.size());
            for (Map<String, Object> row : rows) {
                Map<String, Object> stats = written.getOrDefault(row.get("zone_id"), Map.of());
                for (String column : List.of("count", "sum", "mean")) {
                    assertClose(row, stats, column);
                }
            }
        }
    }

    private static void assertClose(Map<String, Object> row, Map<String, Object> stats, String column) {
        double expected = StatsRuns.number(row, column);
        double found = StatsRuns.number(stats, column);
        assertTrue(expected > 0, row::toString);
        assertEquals(expected, found, TWELVE_DIGITS * expected, () -> column + row + stats);
    }

    @Test
    void thePageIsWhole() throws Exception {
        String page = Files.readString(folder.resolve("people.html"));
        assertTrue(page.startsWith("<!doctype html>") && page.endsWith("</html>\n"), "begin and end");
    }

    @Test
    void theColumnsAreThoseOfTheCommands() throws Exception {
        assertEquals(
                "zone_id,raster,band,sum",
                Files.readAllLines(folder.resolve("people.csv")).getFirst());
        assertEquals(
                "zone_id,raster,band,value,share",
                Files.readAllLines(folder.resolve("cover.csv")).getFirst());
        for (Map<String, Object> row : StatsRuns.read(folder.resolve("pure.parquet"))) {
            assertEquals(Math.rint(StatsRuns.number(row, "count")), StatsRuns.number(row, "count"), row::toString);
        }
    }
}
