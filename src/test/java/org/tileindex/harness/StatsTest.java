package org.tileindex.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tileindex.harness.StatsRuns.Weight;
import org.tileindex.harness.WrittenRaster.Layout;
import org.tileindex.harness.WrittenRaster.Sample;
import org.tileindex.harness.WrittenRaster.Samples;

/// Statistics equal, bit for bit, those that decimal arithmetic makes of the cells, shares and values that `values`
/// publishes and DuckDB reads (contract, section 8.6).
@Tag("slow")
class StatsTest {
    private static final Map<String, String> ZONES = Map.of(
            "star", "[[[[6,46],[8,47.7],[10.03,46.1],[8.7,48],[10.1,49.9],[8,48.41],[5.93,49.8],[7.31,48],[6,46]]]]",
            "holed",
                    "[[[[5.5,46.5],[7.123,46.5],[7.123,49],[5.5,49],[5.5,46.5]],"
                            + "[[6,47.05],[7,47.05],[6.51,48.77],[6,47.05]]]]",
            "overlaid", "[[[[8,46],[10,46],[9,48.1],[8,46]]],[[[8.5,45.5],[9.51,47],[8.5,48.333],[8.5,45.5]]]]",
            "over the edge", "[[[[4.3,47.97],[5.77,46.9],[5.5,51],[4.3,47.97]]]]",
            "speck", "[[[[7.31,47.31],[7.33,47.31],[7.32,47.34],[7.31,47.31]]]]",
            "away", StatsRuns.box(50, 1, 51, 2));

    private static final double TINY = 0x1p-40;

    @TempDir
    private Path folder = Path.of("");

    private StatsRuns runs = new StatsRuns(Path.of(""), Path.of(""));

    @BeforeEach
    void writeZones() throws Exception {
        runs = StatsRuns.of(folder, ZONES);
    }

    private static int mixed(int band, int col, int row) {
        return Math.floorMod((col * 2_654_435 + row * 40_503 + band * 97) >> 4, 251);
    }

    /// A raster with samples that are worth its name.
    record Kind(String name, WrittenRaster raster, Samples samples) {}

    private static List<Kind> kinds() {
        WrittenRaster tiles = WrittenRaster.of("r", Sample.UINT16, 2).layout("r", new Layout(16, 32, true));
        return List.of(
                new Kind(
                        "uint8 with nodata",
                        WrittenRaster.of("r", Sample.UINT8, 1).nodata("7"),
                        StatsTest::mixed),
                new Kind(
                        "int16 with a mask, which outranks nodata",
                        WrittenRaster.of("r", Sample.INT16, 1).nodata("9").masked(),
                        (b, x, y) -> mixed(b, x, y) - 100),
                new Kind("two bands in tiles", tiles.nodata("0"), (b, x, y) -> mixed(b, x, y) * 261),
                new Kind(
                        "float32 with not-a-number",
                        WrittenRaster.of("r", Sample.FLOAT32, 1),
                        (b, x, y) -> mixed(b, x, y) % 13 == 0 ? Double.NaN : Math.sin(mixed(b, x, y) * y) * 1e7),
                new Kind(
                        "float64 whose sum cancels",
                        WrittenRaster.of("r", Sample.FLOAT64, 1).nodata("-9999"),
                        (b, x, y) -> x % 9 == 0 ? -9999 : Math.pow(-1, x + y) * 1e17 * (1 + TINY * mixed(b, x, y))),
                new Kind(
                        "float64 of all sizes",
                        WrittenRaster.of("r", Sample.FLOAT64, 1),
                        (b, x, y) -> Math.scalb(Math.cos(mixed(b, x, y) + y), (mixed(b, x, y) - 125) * 3)),
                new Kind(
                        "south up",
                        WrittenRaster.of("r", Sample.INT16, 1).on(64, 48, 5, 0.1, 45.2, 0.1),
                        StatsTest::mixed));
    }

    private void assertExact(Path raster, int bands, String ending, String... options) throws Exception {
        List<String> columns = StatsRuns.columns(StatsRuns.ALL);
        String cells = runs.cells(raster, bands, ending, "--coverage");
        String name = raster.getFileName().toString().replace(".tif", "");
        Map<List<Object>, Map<String, Object>> expected =
                StatsRuns.expected(cells, name, bands, columns, Weight.COVERAGE);
        List<String> all = new ArrayList<>(List.of("--raster", raster.toString(), "--stat", StatsRuns.ALL));
        all.addAll(List.of(options));
        Map<List<Object>, Map<String, Object>> found = StatsRuns.byKey(runs.rows(all.toArray(String[]::new)));
        assertEquals(ZONES.size() * bands, found.size());
        expected.forEach((key, row) -> assertEquals(row, found.get(key), key::toString));
        Set<String> missed = Set.of("away");
        found.forEach((key, row) -> {
            if (!expected.containsKey(key)) {
                assertTrue(missed.contains(key.getFirst()), key::toString);
                assertEquals(nothing(columns), row);
            }
        });
        assertEquals((ZONES.size() - 1) * bands, expected.size());
    }

    /// The row of a zone without cells.
    private static Map<String, Object> nothing(List<String> columns) {
        Map<String, Object> row = new LinkedHashMap<>();
        columns.forEach(
                name -> row.put(name, name.equals("cells") ? 0L : name.equals("count") ? (Object) 0.0 : "null"));
        return row;
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void everyStatisticIsThatOfDecimalArithmetic(Kind kind) throws Exception {
        Path raster = kind.raster().into(folder, kind.samples());
        assertExact(raster, kind.raster().bands(), "");
    }

    @Test
    void scaledValuesAreTakenAsTheirDoubles() throws Exception {
        String metadata = "<GDALMetadata><Item name=\"OFFSET\" sample=\"0\" role=\"offset\">-40.1</Item>"
                + "<Item name=\"SCALE\" sample=\"0\" role=\"scale\">0.3</Item></GDALMetadata>";
        WrittenRaster raster =
                WrittenRaster.of("scaled", Sample.INT16, 1).nodata("12").metadata(metadata);
        assertExact(raster.into(folder, StatsTest::mixed), 1, ":scaled", "--scaled");
    }

    /// Kilometres of UTM zone 32; the zones hang over two of its borders.
    @Test
    void zonesAreTransformedForAProjectedRaster() throws Exception {
        WrittenRaster raster = WrittenRaster.of("utm", Sample.FLOAT32, 1)
                .on(150, 200, 200_000, 2_500, 5_500_000, -2_500)
                .epsg(32632)
                .layout("utm", new Layout(32, 32, true));
        Path file = raster.into(folder, (b, x, y) -> mixed(b, x, y) * 1.1);
        assertExact(file, 1, "");
    }

    /// One run over two rasters of different grids gives the rows of two runs, in the order of the command.
    @Test
    void rastersOfDifferentGridsHaveRowsOfTheirOwn() throws Exception {
        Path coarse = WrittenRaster.of("coarse", Sample.INT16, 1)
                .on(20, 16, 4.9, 0.31, 50.2, -0.29)
                .into(folder, StatsTest::mixed);
        Path fine = WrittenRaster.of("fine", Sample.UINT8, 2).into(folder, StatsTest::mixed);
        Path twin = WrittenRaster.of("twin", Sample.FLOAT64, 1).into(folder, (b, x, y) -> x / (y + 3.0));
        List<Map<String, Object>> together = runs.rows(
                "--raster",
                "z=" + coarse,
                "--raster",
                fine.toString(),
                "--raster",
                "a=" + twin,
                "--stat",
                StatsRuns.ALL);
        List<Map<String, Object>> apart = new ArrayList<>();
        apart.addAll(runs.rows("--raster", "z=" + coarse, "--stat", StatsRuns.ALL));
        apart.addAll(runs.rows("--raster", fine.toString(), "--stat", StatsRuns.ALL));
        apart.addAll(runs.rows("--raster", "a=" + twin, "--stat", StatsRuns.ALL));
        assertEquals(StatsRuns.byKey(apart).keySet().size(), together.size());
        StatsRuns.byKey(apart)
                .forEach((key, row) ->
                        assertEquals(row, StatsRuns.byKey(together).get(key), key::toString));
        List<Object> order = new ArrayList<>();
        for (Object zone : ZONES.keySet().stream().sorted().toList()) {
            order.add(List.of(zone, "z", 1));
            order.add(List.of(zone, "fine", 1));
            order.add(List.of(zone, "fine", 2));
            order.add(List.of(zone, "a", 1));
        }
        assertEquals(order, new ArrayList<>(StatsRuns.byKey(together).keySet()));
    }
}
