package org.tileindex.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tileindex.harness.StatsRuns.Weight;
import org.tileindex.harness.WrittenRaster.Sample;

/// What a cell weighs, which cells count and which bands do, against decimal arithmetic over published cells.
@Tag("slow")
class StatsWeightsTest {
    private static final Map<String, String> ZONES = Map.of(
            "north", "[[[[5.5,47.51],[9.3,48.02],[7.7,49.94],[5.5,47.51]]]]",
            "south", "[[[[6.02,45.3],[10.9,46.77],[7.1,47.53],[6.02,45.3]]]]");
    private static final List<String> COLUMNS = StatsRuns.columns(StatsRuns.ALL);

    @TempDir
    private Path folder = Path.of("");

    private StatsRuns runs = new StatsRuns(Path.of(""), Path.of(""));
    private Path raster = Path.of("");

    @BeforeEach
    void writeFiles() throws Exception {
        runs = StatsRuns.of(folder, ZONES);
        raster = WrittenRaster.of("r", Sample.INT16, 2).nodata("-1").into(folder, StatsWeightsTest::sample);
    }

    private static double sample(int band, int col, int row) {
        return (col * 5 + row * 11) % 7 == 0 ? -1 : (col * 37 + row * 101) % 400 * (band + 1);
    }

    /// The rows of a run are those of the cells of a query.
    private void assertRows(String cells, int bands, Weight weight, String... options) throws Exception {
        List<String> all = new ArrayList<>(List.of("--raster", raster.toString(), "--stat", StatsRuns.ALL));
        all.addAll(List.of(options));
        Map<List<Object>, Map<String, Object>> found = StatsRuns.byKey(runs.rows(all.toArray(String[]::new)));
        assertEquals(StatsRuns.expected(cells, "r", bands, COLUMNS, weight), found);
        assertEquals(ZONES.size() * bands, found.size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"center", "any_overlap"})
    void cellsThatTheRuleTakesWeighOne(String rule) throws Exception {
        String cells = runs.cells(raster, 2, "", "--inclusion-rule", rule);
        assertRows(cells, 2, Weight.COVERAGE, "--weight", "none", "--inclusion-rule", rule);
    }

    /// The areas are those of GeographicLib that `tile_index` has.
    @Test
    void cellsWeighTheirAreaTimesTheirShare() throws Exception {
        String tiles = runs.tiles(raster, 2, "--coverage", "--inclusion-rule", "any_overlap");
        Weight area = (cell, coverage) -> coverage * StatsRuns.number(cell, "pixel_area_m2");
        assertRows(tiles, 2, area, "--weight", "area");
    }

    @Test
    void cellsWeighTheValueOfAnotherRasterTimesTheirShare() throws Exception {
        Path weights = weights(-9);
        String cells = runs.cells(raster, 2, "", "--coverage", "--raster", "w=" + weights, "--value", "w:1:weight");
        Weight weight =
                (cell, coverage) -> cell.get("weight") == null ? 0 : coverage * StatsRuns.number(cell, "weight");
        assertRows(cells, 2, weight, "--weight", "raster:" + weights);
    }

    /// Every eleventh cell or so has no weight, and every fifth the weight 0.
    private Path weights(int missing) throws Exception {
        return WrittenRaster.of("weights", Sample.FLOAT32, 1)
                .nodata("-9")
                .into(folder, (b, x, y) -> (x + 3 * y) % 11 == 0 ? missing : (x + y) % 5 / 3.0);
    }

    private String fault(String... options) throws Exception {
        Program.Ended ended = Program.run(runs.arguments("none.csv", options).toArray(String[]::new));
        assertEquals(1, ended.exitCode(), ended::toString);
        assertEquals(1, ended.stderr().size(), ended::toString);
        assertTrue(Files.notExists(folder.resolve("none.csv")));
        assertTrue(Files.notExists(folder.resolve("none.csv.part")));
        return ended.stderr().getFirst();
    }

    @Test
    void negativeWeightsAreRefused() throws Exception {
        Path weights = weights(-2);
        String line = fault("--raster", raster.toString(), "--weight", "raster:" + weights);
        assertTrue(line.startsWith("tile-index: E010_INPUT: --weight: raster " + weights), line);
        assertTrue(line.contains("-2"), line);
    }

    @Test
    void weightsOfAnotherGridAreRefused() throws Exception {
        Path other = WrittenRaster.of("other", Sample.UINT8, 1)
                .on(63, 48, 5, 0.1, 50, -0.1)
                .into(folder, (b, x, y) -> 1);
        String line = fault("--raster", raster.toString(), "--weight", "raster:" + other);
        assertTrue(line.startsWith("tile-index: E002_RASTER_MISMATCH: --weight: "), line);
    }

    @Test
    void cellsOfALesserShareDoNotCount() throws Exception {
        String cells = runs.cells(raster, 2, "", "--coverage");
        assertRows("(SELECT * FROM " + cells + " WHERE coverage >= 0.4)", 2, Weight.COVERAGE, "--min-coverage", "0.4");
        assertRows("(SELECT * FROM " + cells + " WHERE coverage = 1)", 2, Weight.COVERAGE, "--min-coverage", "1");
    }

    @Test
    void cellsWithoutAValueTakeTheDefault() throws Exception {
        String cells = runs.cells(raster, 2, "", "--coverage");
        String filled = "(SELECT * REPLACE (coalesce(band_1, 12.5) AS band_1, coalesce(band_2, 12.5) AS band_2) FROM "
                + cells + ")";
        assertRows(filled, 2, Weight.COVERAGE, "--default-value", "12.5");
    }

    /// Cells without a value take the default even where a block is not stored, and where a mask is in the file.
    @Test
    void cellsThatAMaskTakesOutTakeTheDefaultToo() throws Exception {
        raster = WrittenRaster.of("r", Sample.UINT8, 1).masked().into(folder, (b, x, y) -> x);
        String cells = runs.cells(raster, 1, "", "--coverage");
        String filled = "(SELECT * REPLACE (coalesce(band_1, 200) AS band_1) FROM " + cells + ")";
        assertRows(filled, 1, Weight.COVERAGE, "--default-value", "200");
        assertRows(cells, 1, Weight.COVERAGE);
    }

    @Test
    void fracHasARowForEachValue() throws Exception {
        String cells = runs.cells(raster, 2, "", "--coverage");
        List<Map<String, Object>> rows = runs.rows("--raster", raster.toString(), "--stat", "frac");
        assertEquals(
                List.of("zone_id", "raster", "band", "value", "share"),
                new ArrayList<>(rows.getFirst().keySet()));
        Map<List<Object>, List<List<Double>>> found = new LinkedHashMap<>();
        for (Map<String, Object> row : rows) {
            found.computeIfAbsent(
                            List.of(String.valueOf(row.get("zone_id")), StatsRuns.number(row, "band")),
                            key -> new ArrayList<>())
                    .add(List.of(StatsRuns.number(row, "value"), StatsRuns.number(row, "share")));
        }
        Map<List<Object>, BruteStatistics> expected = new LinkedHashMap<>();
        try (DuckDb duckDb = new DuckDb()) {
            for (Map<String, Object> cell : duckDb.rows("SELECT * FROM " + cells)) {
                for (int band = 1; band <= 2; band++) {
                    double value = StatsRuns.number(cell, "band_" + band);
                    if (!Double.isNaN(value)) {
                        expected.computeIfAbsent(
                                        List.of(String.valueOf(cell.get("zone_id")), (double) band),
                                        key -> new BruteStatistics())
                                .add(value, StatsRuns.number(cell, "coverage"));
                    }
                }
            }
        }
        assertEquals(expected.keySet(), found.keySet());
        expected.forEach((key, brute) -> {
            assertEquals(brute.shares(), found.get(key), key::toString);
            double sum = brute.shares().stream().mapToDouble(List::getLast).sum();
            assertEquals(1, sum, 1e-12);
        });
    }

    @Test
    void bandsAndNamesAreThoseAskedFor() throws Exception {
        List<Map<String, Object>> rows =
                runs.rows("--raster", "scene=" + raster, "--band", "2", "--stat", "max,min", "--weight", "none");
        assertEquals(
                List.of("zone_id", "raster", "band", "max", "min"),
                new ArrayList<>(rows.getFirst().keySet()));
        assertEquals(ZONES.size(), rows.size());
        for (Map<String, Object> row : rows) {
            assertEquals("scene", row.get("raster"));
            assertEquals(2, row.get("band"));
            assertEquals(0, StatsRuns.number(row, "max") % 2, "band 2 is twice band 1");
        }
        assertEquals(
                List.of(2, 1, 2, 1),
                runs.rows("--raster", raster.toString(), "--band", "2,1").stream()
                        .map(row -> row.get("band"))
                        .toList());
    }
}
