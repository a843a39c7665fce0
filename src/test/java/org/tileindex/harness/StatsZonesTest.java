package org.tileindex.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tileindex.harness.WrittenRaster.Sample;

/// The rows of zones that are unusual in kind or place (contract, section 8.6).
///
/// The raster is the world in cells of 1°. A cell's value is its column, and there is no value from 80° W to 70° W
/// between the equator and 10° N.
@Tag("slow")
class StatsZonesTest {
    private static final String STATISTICS = "cells,count,sum,mean,min,max,stdev,median,majority,variety";
    private static final int VERTICES = 1_000_000;

    @TempDir
    private Path folder = Path.of("");

    private Path raster = Path.of("");

    @BeforeEach
    void writeRaster() throws Exception {
        raster = WrittenRaster.of("world", Sample.INT16, 1)
                .on(360, 180, -180, 1, 90, -1)
                .nodata("-1")
                .into(folder, (b, x, y) -> x >= 100 && x < 110 && y >= 80 && y < 90 ? -1 : x);
    }

    private Map<String, Map<String, Object>> rows(Map<String, String> zones, String... options) throws Exception {
        List<String> all = new ArrayList<>(List.of("--raster", raster.toString(), "--stat", STATISTICS));
        all.addAll(List.of(options));
        Map<String, Map<String, Object>> found = new HashMap<>();
        StatsRuns.byKey(StatsRuns.of(folder, zones).rows(all.toArray(String[]::new)))
                .forEach((key, row) -> found.put(String.valueOf(key.getFirst()), row));
        return found;
    }

    private Map<String, Object> row(String coordinates, String... options) throws Exception {
        Map<String, Map<String, Object>> rows = rows(Map.of("zone", coordinates), options);
        assertEquals(1, rows.size());
        return rows.getOrDefault("zone", Map.of());
    }

    private static void assertRow(String expected, Map<String, Object> row) {
        assertEquals(
                expected, row.values().stream().map(String::valueOf).collect(Collectors.joining(" ")), row::toString);
    }

    /// Cells that the zone covers wholly and have no value, and those that it covers in part.
    @Test
    void aZoneWithoutAnyValueHasNulls() throws Exception {
        assertRow("81 0.0 null null null null null null null null", row(StatsRuns.box(-79.5, 1, -71.5, 9.5)));
        assertRow(
                "81 72.25 578.0 8.0 8.0 8.0 0.0 8.0 8.0 1",
                row(StatsRuns.box(-79.5, 1, -71, 9.5), "--default-value", "8"));
    }

    @Test
    void aZoneOutsideTheRasterHasNoCells() throws Exception {
        raster = WrittenRaster.of("part", Sample.UINT8, 1)
                .on(20, 20, 0, 1, 60, -1)
                .into(folder, (b, x, y) -> 1);
        assertRow("0 0.0 null null null null null null null null", row(StatsRuns.box(-50, 41, -40, 49)));
        assertRow("0 0.0 null null null null null null null null", row(StatsRuns.box(20, 41, 30, 60)));
        assertEquals(
                List.of(),
                StatsRuns.of(folder, Map.of("z", StatsRuns.box(-50, 41, -40, 49)))
                        .rows("--raster", raster.toString(), "--stat", "frac"));
    }

    /// By its area the zone has a billion cells, but few of them are in the raster, or none.
    @Test
    void aLargeZoneOfASmallRasterHasItsRow() throws Exception {
        raster = WrittenRaster.of("fine", Sample.UINT8, 1)
                .on(20, 20, 0, 0.001, 60, -0.001)
                .into(folder, (b, x, y) -> 1);
        assertRow("0 0.0 null null null null null null null null", row(StatsRuns.box(-90, 10, -10, 50)));
        assertRow("400 400.0 400.0 1.0 1.0 1.0 0.0 1.0 1.0 1", row(StatsRuns.box(-40, 20, 40, 70)));
    }

    /// The zone has no centre of a cell, but a share of one.
    @Test
    void aZoneSmallerThanACellWeighsItsShare() throws Exception {
        String zone = StatsRuns.box(30.25, 10.25, 30.5, 10.375);
        assertRow("1 0.03125 6.5625 210.0 210.0 210.0 0.0 210.0 210.0 1", row(zone));
        assertRow("0 0.0 null null null null null null null null", row(zone, "--weight", "none"));
    }

    @Test
    void aCellOfJustTheLeastShareCounts() throws Exception {
        String zone = StatsRuns.box(30.25, 10.25, 30.5, 10.375);
        assertRow("1 0.03125 6.5625 210.0 210.0 210.0 0.0 210.0 210.0 1", row(zone, "--min-coverage", "0.03125"));
        assertRow("0 0.0 null null null null null null null null", row(zone, "--min-coverage", "0.0313"));
    }

    /// Half of column 359 and a quarter of column 0, however the ring is written.
    @Test
    void aZoneOnTheAntimeridianHasCellsOfBothSides() throws Exception {
        String expected = "2 0.75 179.5 239.33333333333334 0.0 359.0 169.2342229639804 359.0 359.0 2";
        assertRow(expected, row(StatsRuns.box(179.5, 10, 180.25, 11)));
        assertRow(expected, row(StatsRuns.box(-180.5, 10, -179.75, 11)));
        assertRow(expected, row("[[[[179.5,10],[-179.75,10],[-179.75,11],[179.5,11],[179.5,10]]]]"));
    }

    @Test
    void aZoneRoundAPoleHasAllCellsUpToIt() throws Exception {
        String expected = "720 540.0 96930.0 179.5 0.0 359.0";
        for (String latitude : List.of("-88.5", "88.5")) {
            Map<String, Object> row =
                    row("[[[[0,%1$s],[90,%1$s],[180,%1$s],[-90,%1$s],[0,%1$s]]]]".formatted(latitude));
            List<String> found = row.values().stream().map(String::valueOf).toList();
            assertEquals(expected, String.join(" ", found.subList(0, 6)));
            assertEquals(360L, row.get("variety"));
        }
    }

    /// A star over half the world, and the rest of a box around it, in a raster in UTM: far parts are drawn in when
    /// they
    /// are taken to its plane, but each pixel with a value is shared between the two.
    @Test
    void zonesThatReachFarBeyondAPlaneFillItTogether() throws Exception {
        raster = SampleRun.resource("/values-utm.tif");
        String star = "[[-87.65,40.165],[-60,70],[-20,60],[30,80],[-40,10],[-87.66,40.16],[-120,-30],[-150,20],"
                + "[-170,70],[-87.655,40.17],[-87.65,40.165]]";
        String box = "[[-179,-60],[-60,-60],[60,-60],[100,-60],[100,85],[60,85],[-60,85],[-179,85],[-179,-60]]";
        Map<String, String> zones = Map.of("star", "[[" + star + "]]", "rest", "[[" + box + "," + star + "]]");
        Map<String, Map<String, Object>> shares = rows(zones, "--band", "1");
        Map<String, Map<String, Object>> centres = rows(zones, "--band", "1", "--weight", "none");
        double sum = 0;
        for (String zone : zones.keySet()) {
            double count = StatsRuns.number(shares.getOrDefault(zone, Map.of()), "count");
            // The shares of several hundred pixels beside the border differ from whole pixels by chance.
            assertEquals(StatsRuns.number(centres.getOrDefault(zone, Map.of()), "count"), count, 30, zone);
            sum += count;
        }
        assertEquals(74_219, sum, 1e-9, "pixels with a value");
    }

    /// A ring of many vertices along the sides of a rectangle is that rectangle.
    @Test
    void aZoneOfAMillionVerticesIsTheAreaInIt() throws Exception {
        StringBuilder ring = new StringBuilder("[[[");
        double[][] corners = {{10.25, 20.5}, {26.75, 20.5}, {26.75, 40.25}, {10.25, 40.25}, {10.25, 20.5}};
        int perSide = VERTICES / 4;
        for (int side = 0; side < 4; side++) {
            double[] from = corners[side];
            double[] to = corners[side + 1];
            for (int i = 0; i < perSide; i++) {
                double lon = from[0] + (to[0] - from[0]) * i / perSide;
                double lat = from[1] + (to[1] - from[1]) * i / perSide;
                ring.append('[').append(lon).append(',').append(lat).append("],");
            }
        }
        ring.append("[10.25,20.5]]]]");
        Map<String, Object> many = row(ring.toString());
        Map<String, Object> four = row(StatsRuns.box(10.25, 20.5, 26.75, 40.25));
        assertEquals(357L, many.get("cells"));
        assertEquals(16.5 * 19.75, StatsRuns.number(four, "count"));
        four.forEach((name, value) -> assertEquals(
                StatsRuns.number(four, name),
                StatsRuns.number(many, name),
                1e-12 * Math.abs(StatsRuns.number(four, name)),
                name));
    }

    @Test
    void eachOfTwoZonesThatOverlapHasAllOfItsCells() throws Exception {
        Map<String, Map<String, Object>> rows =
                rows(Map.of("a", StatsRuns.box(10, 50, 12, 51), "b", StatsRuns.box(11, 50, 12.5, 51)));
        assertRow("2 2.0 381.0 190.5 190.0 191.0 0.5 190.0 190.0 2", rows.getOrDefault("a", Map.of()));
        assertEquals(287.0, rows.getOrDefault("b", Map.of()).get("sum"));
    }

    /// The cell that both polygons cover counts once.
    @Test
    void polygonsOfAZoneThatOverlapAreOneArea() throws Exception {
        String both = "[[[[10,50],[12,50],[12,51],[10,51],[10,50]]],[[[11,50],[12.5,50],[12.5,51],[11,51],[11,50]]]]";
        assertEquals(row(StatsRuns.box(10, 50, 12.5, 51)), row(both));
        assertRow("3 2.5 477.0 190.8 190.0 192.0 0.7483314773547883 191.0 190.0 3", row(both));
    }

    @Test
    void aZoneThatIsSkippedHasNoRow() throws Exception {
        Map<String, String> zones = Map.of(
                "good", StatsRuns.box(10, 50, 12, 51), "bow tie", "[[[[10,50],[12,52],[12,50],[10,52],[10,50]]]]");
        assertEquals(
                new TreeSet<>(List.of("good")),
                new TreeSet<>(rows(zones, "--on-invalid", "skip").keySet()));
        assertEquals(
                new TreeSet<>(zones.keySet()),
                new TreeSet<>(rows(zones, "--on-invalid", "fix").keySet()));
        StatsRuns runs = StatsRuns.of(folder, zones);
        List<String> skipped =
                new ArrayList<>(runs.arguments("skipped.csv", "--raster", raster.toString(), "--on-invalid", "skip"));
        skipped.remove("--quiet");
        Program.Ended ended = Program.run(skipped.toArray(String[]::new));
        assertTrue(
                ended.stdout().stream().anyMatch(line -> line.startsWith("invalid ") && line.contains("bow tie")),
                ended::toString);
        Program.Ended refused = Program.run(
                runs.arguments("bad.csv", "--raster", raster.toString()).toArray(String[]::new));
        assertEquals(1, refused.exitCode());
        assertEquals(1, refused.stderr().size(), refused::toString);
        assertTrue(refused.stderr().getFirst().startsWith("tile-index: E001_GEO_INVALID: "), refused::toString);
        assertTrue(Files.notExists(folder.resolve("bad.csv")));
    }
}
