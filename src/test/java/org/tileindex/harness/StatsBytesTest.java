package org.tileindex.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tileindex.cli.Main;
import org.tileindex.harness.WrittenRaster.Layout;
import org.tileindex.harness.WrittenRaster.Sample;

/// The file of `stats` has the same bytes, however the work is done and the raster is stored (contract, section 8.6).
///
/// The raster has 1,600 × 1,400 cells. The zone `whole` covers more than 2^21 of them, so it is measured in bands of
/// rows; the others are small and share blocks.
@Tag("slow")
@TestInstance(Lifecycle.PER_CLASS)
class StatsBytesTest {
    private static final int COLUMNS = 1_600;
    private static final int ROWS = 1_400;
    private static final String NAME = "cells";
    private static final String STATISTICS = "cells,count,sum,mean,stdev,median,majority,variety";
    private static final List<String> ENDINGS = List.of(".csv", ".parquet");

    @TempDir
    private static Path folder = Path.of("");

    private final List<byte[]> expected = new ArrayList<>();
    private StatsRuns runs = new StatsRuns(Path.of(""), Path.of(""));
    private Path raster = Path.of("");

    private static Map<String, String> zones() {
        Map<String, String> zones = new LinkedHashMap<>();
        zones.put("whole", "[[[[5.0004,49.501],[20.98,49.5123],[20.99,63.4],[5.01,63.45],[5.0004,49.501]]]]");
        Random random = new Random(20261126);
        for (int i = 0; i < 300; i++) {
            double west = 5 + 15 * random.nextDouble();
            double south = 50 + 12 * random.nextDouble();
            double size = random.nextDouble();
            zones.put(
                    "zone, \"" + i + '"',
                    "[[[[%s,%s],[%s,%s],[%s,%s],[%1$s,%2$s]]]]"
                            .formatted(west, south, west + size, south + size / 3, west + size / 5, south + size));
        }
        return zones;
    }

    private static double sample(int band, int col, int row) {
        return (col + row) % 97 == 0 ? -1 : (col * 31L + row * 17L + ((col * row) >> 5)) % 5_000 + band;
    }

    private static Path written(String name, Layout layout) throws IOException {
        Path place = Files.createDirectories(folder.resolve(name));
        return WrittenRaster.of(NAME, Sample.FLOAT32, 1)
                .on(COLUMNS, ROWS, 5, 0.01, 63.5, -0.01)
                .nodata("-1")
                .layout(NAME, layout)
                .into(place, StatsBytesTest::sample);
    }

    @BeforeAll
    void measureOnce() throws Exception {
        Map<String, String> quoted = new LinkedHashMap<>();
        zones().forEach((id, place) -> quoted.put(id.replace("\"", "\\\""), place));
        runs = StatsRuns.of(folder, quoted);
        raster = written("rows", new Layout(0, 40, true));
        for (String ending : ENDINGS) {
            expected.add(bytes(runs, raster, ending, "--workers", "1", "--simd", "scalar"));
        }
    }

    private static byte[] bytes(StatsRuns runs, Path raster, String ending, String... options) throws IOException {
        List<String> all = new ArrayList<>(List.of("--raster", raster.toString(), "--stat", STATISTICS));
        all.addAll(List.of(options));
        return Files.readAllBytes(runs.file("out" + ending, all.toArray(String[]::new)));
    }

    private void assertSame(StatsRuns other, Path stored, String ending, String... options) throws IOException {
        byte[] found = bytes(other, stored, ending, options);
        assertTrue(found.length > 10_000, "301 zones");
        assertEquals(
                -1,
                Arrays.mismatch(expected.get(ENDINGS.indexOf(ending)), found),
                () -> ending + " " + String.join(" ", options));
    }

    /// Workers and caches of all sizes; with the seed, tasks are handed out in another order.
    @ParameterizedTest
    @ValueSource(
            strings = {
                ".parquet --workers 4 --raster-cache 1m --schedule-seed 3",
                ".csv --workers 12 --raster-cache 256m --simd vector --schedule-seed 11",
                ".parquet --workers 2 --memory 16m --raster-cache 1m"
            })
    void theWorkIsDoneOtherwise(String options) throws Exception {
        List<String> all = List.of(options.split(" "));
        assertSame(runs, raster, all.getFirst(), all.subList(1, all.size()).toArray(String[]::new));
    }

    /// The bands of rows of the large zone follow the blocks, so other blocks are other bands.
    @Test
    void theRasterIsStoredOtherwise() throws Exception {
        assertSame(runs, written("tiles", new Layout(128, 128, true)), ".csv");
        assertSame(runs, written("strips", new Layout(0, 1, false)), ".parquet");
    }

    @Test
    void theZonesAreInAnotherOrder() throws Exception {
        List<String> lines = new ArrayList<>(Files.readAllLines(runs.zones()));
        Collections.shuffle(lines, new Random(1));
        StatsRuns shuffled = new StatsRuns(folder, Files.write(folder.resolve("shuffled.geojson"), lines));
        assertSame(shuffled, raster, ".parquet");
    }

    /// A zone of many bands of rows has the statistics of its cells, which DuckDB adds up here: counts and sums of
    /// whole
    /// numbers, so that its sums are exact, over the cells that the zone covers wholly.
    @Test
    void aLargeZoneIsMeasuredInBandsOfRowsAsInOnePiece() throws Exception {
        String only = folder.resolve("only").toString();
        StatsRuns large =
                StatsRuns.of(Files.createDirectory(Path.of(only)), Map.of("box", StatsRuns.box(5, 49.5, 21, 63.5)));
        Map<String, Object> found =
                large.rows("--raster", raster.toString(), "--stat", STATISTICS).getFirst();
        long[] count = new long[5_001];
        long sum = 0;
        for (int row = 0; row < ROWS; row++) {
            for (int col = 0; col < COLUMNS; col++) {
                double value = sample(0, col, row);
                if (value >= 0) {
                    count[(int) value]++;
                    sum += (long) value;
                }
            }
        }
        long cells = Arrays.stream(count).sum();
        assertEquals((long) COLUMNS * ROWS, found.get("cells"));
        assertEquals((double) cells, found.get("count"));
        assertEquals((double) sum, found.get("sum"));
        assertEquals((double) sum / cells, found.get("mean"));
        assertEquals(Arrays.stream(count).filter(n -> n > 0).count(), found.get("variety"));
        long below = 0;
        int median = -1;
        int majority = 0;
        for (int value = 0; value < count.length; value++) {
            majority = count[value] > count[majority] ? value : majority;
            below += count[value];
            median = median < 0 && 2 * below >= cells ? value : median;
        }
        assertEquals((double) median, found.get("median"));
        assertEquals((double) majority, found.get("majority"));
    }

    /// Zones go on from file to file, or from one row group of a file to the next.
    @ParameterizedTest
    @CsvSource({"values, --shard-rows, 200000", "enumerate, --row-group-rows, 1000000"})
    void publishedCellsTakeThePlaceOfZones(String command, String option, String rows) throws Exception {
        Path cells = runs.publish(command, raster, 1, "", "--coverage", option, rows);
        for (String ending : ENDINGS) {
            Path out = folder.resolve("from" + ending);
            List<String> all = new ArrayList<>(List.of("stats", "--out", out.toString(), "--quiet"));
            all.addAll(List.of("--raster", raster.toString(), "--stat", STATISTICS, "--from", cells.toString()));
            assertEquals(0, Main.run(all.toArray(String[]::new)), command);
            assertEquals(-1, Arrays.mismatch(expected.get(ENDINGS.indexOf(ending)), Files.readAllBytes(out)), command);
        }
    }
}
