package org.tileindex.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import net.sf.geographiclib.Geodesic;
import net.sf.geographiclib.PolygonArea;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Zones exactly 360 degrees wide, as users draw oceans, climate zones and time zones: with edges from one side of the
/// map to the other.
@Tag("slow")
class RoundTheWorldTest {
    private static final String BAND = "[[-180, -10], [180, -10], [180, 10], [-180, 10], [-180, -10]]";
    private static final String BAND_FROM_ZERO = "[[0, -10], [360, -10], [360, 10], [0, 10], [0, -10]]";
    private static final String BAND_WITH_VERTICES =
            "[[-180, -10], [-150, -10], [100, -10], [180, -10], [180, 0], [180, 10], [-180, 10], [-180, -10]]";
    private static final String CAP = "[[-180, -90], [180, -90], [180, -60], [-180, -60], [-180, -90]]";
    private static final String WORLD = "[[-180, -90], [180, -90], [180, 90], [-180, 90], [-180, -90]]";

    /// Ten by ten degrees, in the west.
    private static final String HOLE = "[[-100, -5], [-90, -5], [-90, 5], [-100, 5], [-100, -5]]";

    private static final Map<String, String> ZONES = Map.of(
            "band", BAND,
            "band from 0", BAND_FROM_ZERO,
            "band with vertices", BAND_WITH_VERTICES,
            "band with a hole", BAND + ", " + HOLE,
            "band from 0 with a hole", BAND_FROM_ZERO + ", " + HOLE,
            "cap", CAP,
            "world", WORLD);

    private static final Map<String, Long> TILES = Map.of(
            "band", 360L * 20,
            "band from 0", 360L * 20,
            "band with vertices", 360L * 20,
            "band with a hole", 360L * 20 - 100,
            "band from 0 with a hole", 360L * 20 - 100,
            "cap", 360L * 30,
            "world", 360L * 180);

    /// Square metres of a band: a tenth for each tile, as good as GeographicLib says it is.
    private static final double ROUNDING = 360 * 20 * 0.1;

    @TempDir
    private Path folder = Path.of("");

    /// Their sides are edges of cells, so that both rules take the same.
    @ParameterizedTest
    @ValueSource(strings = {"center", "any_overlap"})
    void everyCellOfTheirRowsIsThereOnBothPaths(String rule) throws Exception {
        Path zones = zones(ZONES);
        Path fast = folder.resolve("fast");
        Path legacy = folder.resolve("legacy");
        assertEquals(0, enumerate(zones, fast, "--inclusion-rule", rule).exitCode());
        assertEquals(
                0,
                enumerate(zones, legacy, "--inclusion-rule", rule, "--path", "legacy")
                        .exitCode());
        for (String dataset : List.of("tile_index", "tile_bounds")) {
            assertEquals(List.of(), FolderComparison.differences(fast.resolve(dataset), legacy.resolve(dataset)));
        }
        Program.Ended verified = Program.run("verify", fast.toString(), "--exhaustive", "--progress", "none");
        assertEquals(0, verified.exitCode(), verified::toString);
        try (DuckDb duckdb = new DuckDb()) {
            String rows = DuckDb.parquet(fast.resolve("tile_index"));
            for (String zone : ZONES.keySet()) {
                assertEquals(
                        Map.of("tiles", Objects.requireNonNull(TILES.get(zone)), "first", 0L, "last", 359L),
                        duckdb.counts("SELECT count(DISTINCT tile_id) AS tiles, min(raster_col) AS first,"
                                + " max(raster_col) AS last FROM " + rows + " WHERE zone_id = '" + zone + "'"),
                        zone);
            }
            Map<String, Long> area =
                    duckdb.counts("SELECT sum(pixel_area_m2) AS area FROM " + rows + " WHERE zone_id = 'band'");
            assertEquals(northOf(-10) - northOf(10), Objects.requireNonNull(area.get("area")), ROUNDING);
        }
    }

    @Test
    void aZoneWiderThanTheWorldIsRefused() throws Exception {
        Path zones = zones(Map.of("wide", "[[-190, -10], [190, -10], [190, 10], [-190, 10], [-190, -10]]"));
        Path out = folder.resolve("out");
        Program.Ended ended = enumerate(zones, out);
        CommandErrorsTest.assertOneLine(
                1,
                "tile-index: E001_GEO_INVALID: zone wide: a ring from -190.0 to 190.0",
                "wider than the 360 degrees",
                ended);
        assertEquals(List.of(), KilledRunTest.publishedFiles(out));
    }

    /// Square metres north of a parallel, its edges geodesics from degree to degree as those of the tiles are.
    private static double northOf(double lat) {
        PolygonArea cap = new PolygonArea(Geodesic.WGS84, false);
        for (int lon = -180; lon < 180; lon++) {
            cap.AddPoint(lat, lon);
        }
        return cap.Compute(false, false).area;
    }

    private Path zones(Map<String, String> polygons) throws Exception {
        String features = polygons.entrySet().stream()
                .map(zone -> """
                        {"type": "Feature", "properties": {"id": "%s"},
                         "geometry": {"type": "Polygon", "coordinates": [%s]}}\
                        """.formatted(zone.getKey(), zone.getValue()))
                .collect(Collectors.joining(",\n"));
        return Files.writeString(
                folder.resolve("zones.geojson"), "{\"type\": \"FeatureCollection\", \"features\": [" + features + "]}");
    }

    private static Program.Ended enumerate(Path zones, Path out, String... options) throws Exception {
        List<String> arguments = new ArrayList<>(List.of("enumerate", "--out", out.toString(), "--grid", "1"));
        arguments.addAll(List.of("--zones", zones.toString(), "--zone-ids", "any", "--zone-id", "id"));
        arguments.addAll(List.of("--no-cache", "--progress", "none"));
        arguments.addAll(List.of(options));
        return Program.run(arguments.toArray(String[]::new));
    }
}
