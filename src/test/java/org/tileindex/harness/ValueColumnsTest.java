package org.tileindex.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tileindex.grid.InclusionRule;
import org.tileindex.kernel.SimdMode;
import org.tileindex.raster.ReadWay;
import org.tileindex.raster.codec.InflateLibrary;
import org.tileindex.report.RunResult;
import org.tileindex.request.RunRequest;
import org.tileindex.tile.ShardLayout;
import org.tileindex.value.CellMask;
import org.tileindex.value.Pixels;
import org.tileindex.value.RasterWay;
import org.tileindex.writer.page.Codec;

/// Columns of raster values, and masks of them (contract, section 8.1). The oracle is GDAL.
class ValueColumnsTest {
    private static final List<String> COUNTRIES = List.of("FR", "CH", "LU");
    private static final String RASTER = "tiled_DEFLATE_p2_Int32";

    @TempDir
    private Path folder = Path.of("");

    private RunResult run(Pixels pixels, String out) throws Exception {
        return SampleRun.of(COUNTRIES).pixels(pixels).into(folder.resolve(out));
    }

    private static Path tiles(RunResult result) {
        return result.datasets().getFirst().partition();
    }

    private static List<String> receipts(RunResult result) {
        return result.datasets().stream()
                .map(dataset -> dataset.receipt().sha256())
                .toList();
    }

    /// All of the window that GDAL read lies in France.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "b3_chunky",
                "b3_planar",
                "be_striped_LZW_p3_Float32",
                "be_tiled_DEFLATE_p2_Int32",
                "big_striped_LZW_p3_Float32",
                "big_tiled_DEFLATE_p2_Int32",
                "cog_DEFLATE_STANDARD_Float32",
                "cog_ZSTD_FLOATING_POINT_Float32",
                "cog_big_DEFLATE_Int32",
                "pixelispoint_DEFLATE_Int32",
                "sparse_tiled_DEFLATE_Int32",
                "striped_DEFLATE_p1_Int16",
                "striped_DEFLATE_p1_Float64",
                "striped_LZW_p2_UInt16",
                "striped_ZSTD_p3_Float32",
                "tiled_DEFLATE_p2_Int32",
                "tiled_DEFLATE_p3_Float32",
                "tiled_LZW_p1_Byte",
                "tiled_NONE_p1_UInt32",
                "tiled_PACKBITS_p1_Byte",
                "tiled_ZSTD_p2_Int32"
            })
    void everyValueIsTheOneThatGdalReads(String name) throws Exception {
        double[] expected = SampleRasters.gdal(name);
        double nodata = SampleRasters.nodata(name);
        RunResult result;
        try (Pixels pixels = SampleRasters.open(SampleRasters.file(name).toString(), "1:value")) {
            result = run(pixels, "out");
        }
        try (DuckDb duckDb = new DuckDb()) {
            List<Map<String, Object>> rows =
                    duckDb.rows(("SELECT raster_row - %d AS r, raster_col - %d AS c, CAST(value AS DOUBLE) AS v FROM %s"
                                    + " WHERE raster_row BETWEEN %d AND %d AND raster_col BETWEEN %d AND %d")
                            .formatted(
                                    SampleRasters.FIRST_ROW,
                                    SampleRasters.FIRST_COL,
                                    DuckDb.parquet(tiles(result)),
                                    SampleRasters.FIRST_ROW,
                                    SampleRasters.FIRST_ROW + SampleRasters.ROWS - 1,
                                    SampleRasters.FIRST_COL,
                                    SampleRasters.FIRST_COL + SampleRasters.COLS - 1));
            assertEquals(expected.length, rows.size());
            for (Map<String, Object> row : rows) {
                int at = number(row, "r").intValue() * SampleRasters.COLS
                        + number(row, "c").intValue();
                Optional<Double> value = Optional.ofNullable(row.get("v")).map(Double.class::cast);
                Optional<Double> wanted = isNull(expected[at], nodata) ? Optional.empty() : Optional.of(expected[at]);
                assertEquals(wanted, value, () -> name + " at " + row);
            }
        }
    }

    /// GDAL's rule for nodata, in the arithmetic of `float`: with a nodata value of nearly its greatest number, sums
    /// overflow, and all numbers from 4e31 on are nodata. One of the files has such numbers, and not-a-number.
    private static boolean isNull(double value, double nodata) {
        float difference = Math.abs((float) value - (float) nodata);
        float bound = Math.abs((float) value + (float) nodata) * 0x1p-22f;
        return Double.isNaN(value) || value == nodata || (Math.abs(nodata) > 1e38 && difference < bound);
    }

    private static Number number(Map<String, Object> row, String column) {
        return (Number) row.getOrDefault(column, 0);
    }

    @Test
    void severalBandsAndRastersAreReadTogether() throws Exception {
        RunResult result;
        List<String> places = List.of(
                SampleRasters.file("b3_chunky").toString(),
                SampleRasters.file("b3_planar").toString());
        try (Pixels pixels = SampleRasters.open(places, Optional.empty(), "1", "3:third", "b:1", "b:3", "2:s:scaled")) {
            result = run(pixels, "out");
        }
        try (DuckDb duckDb = new DuckDb()) {
            Map<String, Long> counts = duckDb.counts("SELECT count(*) AS tiles, count(band_1) AS known,"
                    + " count(*) FILTER (WHERE band_1 IS DISTINCT FROM b_1 OR third IS DISTINCT FROM b_3) AS other,"
                    + " count(DISTINCT third) AS thirds, count(s) AS scaled FROM "
                    + DuckDb.parquet(tiles(result)));
            assertEquals(result.tiles(), counts.get("tiles"));
            assertEquals(0, counts.get("other"));
            assertTrue(counts.getOrDefault("known", 0L) > 100_000, counts::toString);
            assertTrue(counts.getOrDefault("thirds", 0L) > 10, counts::toString);
            assertEquals(counts.get("known"), counts.get("scaled"));
        }
    }

    @ParameterizedTest
    @EnumSource(CellMask.class)
    void aMaskKeepsTheCellsThatHaveSuchAValue(CellMask mask) throws Exception {
        String place = SampleRasters.file(RASTER).toString();
        RunResult all;
        RunResult masked;
        // Cells that touch a coast may lie in the sea, where there is no value.
        SampleRun coast = SampleRun.of(List.of("FR", "IT", "CH")).rule(InclusionRule.ANY_OVERLAP);
        try (Pixels pixels = SampleRasters.open(place, "1:v")) {
            all = coast.pixels(pixels).into(folder.resolve("all"));
        }
        try (Pixels pixels = SampleRasters.open(List.of(place), Optional.of(mask), "1:v")) {
            masked = coast.pixels(pixels).into(folder.resolve("masked"));
        }
        String condition = mask == CellMask.VALID ? "v IS NOT NULL" : "v > 0";
        try (DuckDb duckDb = new DuckDb()) {
            String expected =
                    "SELECT country_iso, tile_id, v FROM %s WHERE %s".formatted(DuckDb.parquet(tiles(all)), condition);
            String found = "SELECT country_iso, tile_id, v FROM " + DuckDb.parquet(tiles(masked));
            assertEquals(List.of(), duckDb.rows("(%s) EXCEPT (%s)".formatted(expected, found)));
            assertEquals(List.of(), duckDb.rows("(%s) EXCEPT (%s)".formatted(found, expected)));
        }
        assertTrue(masked.tiles() < all.tiles() && masked.tiles() > 0, masked.tiles() + " of " + all.tiles());
    }

    @ParameterizedTest
    @CsvSource({
        "1, AUTO, 1048576, JDK",
        "4, SCALAR, 1073741824, AUTO",
        "12, VECTOR, 1048576, AUTO",
        "2, AUTO, 20000000, JDK"
    })
    void theBytesDoNotFollowWorkersKernelsCachesOrLibraries(
            int workers, SimdMode simd, long cacheBytes, InflateLibrary inflate) throws Exception {
        String place = SampleRasters.file("b3_chunky").toString();
        RunResult expected;
        RunResult found;
        try (Pixels pixels = SampleRasters.open(place, "1", "2", "3")) {
            expected = run(pixels, "expected");
        }
        try (Pixels pixels = SampleRasters.open(place, "1", "2", "3")) {
            found = SampleRun.of(COUNTRIES)
                    .pixels(pixels)
                    .workers(workers)
                    .simd(simd)
                    .scheduleSeed(workers)
                    .reading(new RunRequest.RasterReading(cacheBytes, inflate))
                    .into(folder.resolve("found"));
        }
        assertEquals(receipts(expected), receipts(found));
    }

    @Test
    void arrowAndPackedFilesHaveTheSameValues() throws Exception {
        String place = SampleRasters.file(RASTER).toString();
        RunResult zone;
        RunResult packed;
        RunResult arrow;
        try (Pixels pixels = SampleRasters.open(place, "1:v")) {
            zone = run(pixels, "zone");
            packed = SampleRun.of(COUNTRIES)
                    .pixels(pixels)
                    .layout(ShardLayout.PACKED)
                    .shardRows(100_000)
                    .into(folder.resolve("packed"));
            arrow = SampleRun.of(COUNTRIES).pixels(pixels).arrow(Codec.NONE).into(folder.resolve("arrow"));
        }
        assertEquals(zone.tiles(), packed.tiles());
        assertEquals(zone.tiles(), arrow.tiles());
        // One plan reads all values of the packed layout, and nobody needs its blocks afterwards.
        assertEquals(
                List.of(new RasterWay("", ReadWay.FILE, 1)), packed.rasters().ways());
        assertEquals(0, packed.rasters().cache().bytes());
        assertEquals(packed.rasters().read().blocks(), packed.rasters().cache().misses());
        assertTrue(zone.rasters().cache().bytes() > 0, zone.rasters()::toString);
        String rows = "SELECT country_iso, tile_id, v FROM ";
        try (DuckDb duckDb = new DuckDb()) {
            String expected = rows + DuckDb.parquet(tiles(zone));
            assertEquals(
                    List.of(),
                    duckDb.rows("(%s) EXCEPT (%s%s)".formatted(expected, rows, DuckDb.parquet(tiles(packed)))));
        }
    }

    /// Each block is fetched once, although several countries need it.
    @Test
    void noBlockIsFetchedTwice() throws Exception {
        RunResult result;
        try (Pixels pixels = SampleRasters.open(SampleRasters.file(RASTER).toString(), "1:v")) {
            result = run(pixels, "out");
        }
        assertTrue(result.rasters().read().blocks() <= 12, result.rasters()::toString);
        assertTrue(result.rasters().cache().hits() > 0, result.rasters()::toString);
        assertEquals(result.rasters().read().blocks(), result.rasters().cache().misses(), result.rasters()::toString);
    }
}
