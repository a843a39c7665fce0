package org.tileindex.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.DoubleBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntBinaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// `clip` writes windows whose pixels and tags are the raster's own, read here by other code.
@Tag("slow")
class ClipCommandTest {
    /// The window of the variants that GDAL's values are known of: columns from 300, rows from 200, 150 × 120 pixels.
    private static final String KNOWN = """
            {"type": "Feature", "properties": {"id": "known"}, "geometry": {"type": "Polygon",
            "coordinates": [[[2.501, 48.168], [3.749, 48.168], [3.749, 49.165], [2.501, 49.165], [2.501, 48.168]]]}}
            """;

    private static final int GEO_KEYS = 34735;
    private static final int NODATA = 42113;

    @TempDir
    private Path folder = Path.of("");

    private PlainTiff only(Path file) throws IOException {
        List<PlainTiff> images = PlainTiff.images(file);
        assertEquals(1, images.size());
        return images.getFirst();
    }

    private static void assertGood(Ended ended) {
        assertEquals(0, ended.exitCode(), ended::toString);
        assertEquals(List.of(), ended.err());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "be_striped_LZW_p3_Float32",
                "be_tiled_DEFLATE_p2_Int32",
                "big_tiled_DEFLATE_p2_Int32",
                "cog_ZSTD_FLOATING_POINT_Float32",
                "sparse_tiled_DEFLATE_Int32",
                "striped_DEFLATE_p1_Int16",
                "striped_LZW_p2_UInt16",
                "striped_DEFLATE_p1_Float64",
                "tiled_LZW_p1_Byte",
                "tiled_NONE_p1_UInt32",
                "b3_planar"
            })
    void pixelsAreThoseThatGdalReads(String name) throws Exception {
        DoubleBuffer gdal = ByteBuffer.wrap(Files.readAllBytes(
                        ClipRuns.variants().resolve("expected").resolve(name + ".win")))
                .asDoubleBuffer();
        double[] expected = new double[gdal.remaining()];
        gdal.get(expected);
        for (String compression : List.of("deflate", "none")) {
            Path out = folder.resolve(compression);
            assertGood(ClipRuns.clip(ClipRuns.variant(name), KNOWN, out, "--compress", compression));
            PlainTiff clip = only(out.resolve("known.tif"));
            assertEquals(150, clip.width());
            assertEquals(120, clip.height());
            assertArrayEquals(expected, clip.samples(0));
            assertEquals(compression.equals("none") ? 1 : 8, clip.number(259));
        }
    }

    @Test
    void placeKeysAndNodataAreTheRasters() throws Exception {
        Path raster = ClipRuns.variant("tiled_DEFLATE_p2_Int32");
        assertGood(ClipRuns.clip(raster, KNOWN, folder.resolve("o")));
        PlainTiff clip = only(folder.resolve("o/known.tif"));
        PlainTiff whole = only(raster);
        double cell = 0.008333333333333333;
        assertArrayEquals(new double[] {cell, cell, 0}, clip.numbers(33550));
        assertArrayEquals(
                new double[] {0, 0, 0, 0 + 300 * cell, 50.833333333333336 + 200 * -cell, 0}, clip.numbers(33922));
        for (int tag = GEO_KEYS; tag < GEO_KEYS + 3; tag++) {
            assertArrayEquals(whole.bytes(tag), clip.bytes(tag));
        }
        assertTrue(clip.bytes(GEO_KEYS).length > 0);
        assertEquals(whole.text(NODATA), clip.text(NODATA));
        assertEquals(-2147483647, Integer.parseInt(clip.text(NODATA)));
        assertEquals(2, clip.number(317));
    }

    /// @param expected the sample in a column and a row of the window
    private static void assertSamples(PlainTiff image, int band, IntBinaryOperator expected) throws Exception {
        double[] samples = image.samples(band);
        for (int row = 0; row < image.height(); row++) {
            for (int col = 0; col < image.width(); col++) {
                assertEquals(expected.applyAsInt(col, row), samples[row * image.width() + col], col + ", " + row);
            }
        }
    }

    private static int sample(int x, int y, int band) {
        return (7 * x + 3 * y * band) % 200 + band;
    }

    @Test
    void aMaskStaysAMaskAndBandsKeepTheirScale() throws Exception {
        assertGood(ClipRuns.clip(ClipRuns.raster("mask"), ClipRuns.ZONES, folder.resolve("o")));
        List<PlainTiff> images = PlainTiff.images(folder.resolve("o/square.tif"));
        assertEquals(2, images.size());
        PlainTiff pixels = images.get(0);
        assertEquals(30, pixels.width());
        assertEquals(20, pixels.height());
        assertSamples(pixels, 0, (col, row) -> sample(col + 10, row + 10, 1));
        assertSamples(pixels, 1, (col, row) -> sample(col + 10, row + 10, 2));
        String metadata = pixels.text(42112);
        assertTrue(metadata.contains("sample=\"1\" role=\"scale\">0.100000000000000006</Item>"), metadata);
        assertTrue(metadata.contains("role=\"description\">b&amp;lt;1&amp;gt; &amp;amp; "), metadata);
        PlainTiff mask = images.get(1);
        assertEquals(4, mask.number(254));
        assertEquals(1, mask.number(258));
        assertSamples(mask, 0, (col, row) -> (col + row + 20) % 5 == 0 ? 0 : 1);
    }

    @Test
    void alphaStaysAlpha() throws Exception {
        assertGood(ClipRuns.clip(ClipRuns.raster("alpha"), ClipRuns.ZONES, folder.resolve("o")));
        PlainTiff clip = only(folder.resolve("o/square.tif"));
        assertEquals(4, clip.number(277));
        assertEquals(2, clip.number(262));
        assertArrayEquals(only(ClipRuns.raster("alpha")).bytes(338), clip.bytes(338));
        assertSamples(clip, 2, (col, row) -> sample(col + 10, row + 10, 3));
        assertSamples(clip, 3, (col, row) -> (col + row + 20) % 3 == 0 ? 0 : 255);
    }

    @Test
    void aSouthUpRasterStaysSouthUp() throws Exception {
        assertGood(ClipRuns.clip(ClipRuns.raster("south_up"), ClipRuns.ZONES, folder.resolve("o")));
        PlainTiff clip = only(folder.resolve("o/square.tif"));
        // The file's first row of pixels is at 44° N, the square's at 47° N.
        assertSamples(clip, 0, (col, row) -> sample(col + 10, row + 30, 1));
        double[] matrix = clip.numbers(34264);
        assertEquals(5.0 + 10 * 0.1, matrix[3]);
        assertEquals(44.0 + 30 * 0.1, matrix[7]);
        assertEquals(0.1, matrix[5]);
    }

    @Test
    void cellsOutsideOfTheCutlineHaveNoValue() throws Exception {
        String[] triangle = {"--cutline"};
        Path file = Path.of("a%2Fb%20%C3%BC.tif");
        assertGood(ClipRuns.clip(ClipRuns.raster("south_up"), ClipRuns.ZONES, folder.resolve("all")));
        assertGood(ClipRuns.clip(ClipRuns.raster("south_up"), ClipRuns.ZONES, folder.resolve("cut"), triangle));
        double[] all = only(folder.resolve("all").resolve(file)).samples(0);
        double[] cut = only(folder.resolve("cut").resolve(file)).samples(0);
        int outside = 0;
        for (int i = 0; i < all.length; i++) {
            assertTrue(cut[i] == all[i] || cut[i] == -9999, i + ": " + cut[i]);
            outside += cut[i] == -9999 ? 1 : 0;
        }
        // The triangle has 2.93 square degrees, which is 293 cells or so, of a window of 26 x 30.
        assertTrue(Math.abs(all.length - outside - 293) < 20, outside + " of " + all.length);
        assertGood(ClipRuns.clip(ClipRuns.raster("mask"), ClipRuns.ZONES, folder.resolve("mask"), triangle));
        double[] masked =
                PlainTiff.images(folder.resolve("mask").resolve(file)).get(1).samples(0);
        long shown = Arrays.stream(masked).filter(sample -> sample != 0).count();
        assertTrue(shown > 100 && shown < all.length - outside, shown + " shown");
        Ended refused = ClipRuns.clip(ClipRuns.raster("plain"), ClipRuns.ZONES, folder.resolve("no"), triangle);
        assertEquals(1, refused.exitCode());
        assertTrue(refused.err().getFirst().contains("E010_INPUT: --cutline: "), refused::toString);
    }

    @Test
    void zonesWithoutCellsAreNamed() throws Exception {
        Ended ended = ClipRuns.clip(ClipRuns.raster("plain"), ClipRuns.ZONES, folder.resolve("o"));
        assertGood(ended);
        assertEquals(List.of("sliver"), ended.saying("no cells "));
        assertEquals(List.of("a%2Fb%20%C3%BC.tif", "square.tif"), names(folder.resolve("o")));
    }

    @Test
    void whatIsThereIsNeverChanged() throws Exception {
        Path out = folder.resolve("o");
        Path square = out.resolve("square.tif");
        assertGood(ClipRuns.clip(ClipRuns.raster("plain"), ClipRuns.ZONES, out));
        byte[] first = Files.readAllBytes(square);
        Ended again = ClipRuns.clip(ClipRuns.raster("plain"), ClipRuns.ZONES, out);
        assertGood(again);
        assertTrue(again.out().contains("2 there already, with the same bytes"), again::toString);
        assertArrayEquals(first, Files.readAllBytes(square));
        Files.writeString(square, "mine");
        Ended refused = ClipRuns.clip(ClipRuns.raster("plain"), ClipRuns.ZONES, out);
        assertEquals(1, refused.exitCode());
        assertTrue(refused.err().getFirst().contains("E012_OUTPUT_CONFLICT: " + square), refused::toString);
        assertEquals("mine", Files.readString(square));
        assertEquals(List.of("a%2Fb%20%C3%BC.tif", "square.tif"), names(out));
    }

    /// The names of the files in a folder of clips, unfinished ones too, but not that of the lock's folder.
    private static List<String> names(Path out) throws IOException {
        try (Stream<Path> files = Files.list(out)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 16m, scalar", "4, 256m, auto"})
    void bytesDoNotFollowWorkersOrCaches(int workers, String cache, String simd) throws Exception {
        Path raster = ClipRuns.variant("b3_planar");
        String zones = KNOWN + ClipRuns.ZONES;
        assertGood(ClipRuns.clip(raster, zones, folder.resolve("expected")));
        assertGood(ClipRuns.clip(
                raster,
                zones,
                folder.resolve("found"),
                "--workers",
                String.valueOf(workers),
                "--raster-cache",
                cache,
                "--simd",
                simd,
                "--schedule-seed",
                "7"));
        List<String> names = names(folder.resolve("expected"));
        assertEquals(3, names.size());
        for (String name : names) {
            assertEquals(
                    -1,
                    Files.mismatch(
                            folder.resolve("expected").resolve(name),
                            folder.resolve("found").resolve(name)));
        }
    }

    @Test
    void anInvalidZoneFailsTheRun() throws Exception {
        String bad = """
                {"type": "Feature", "properties": {"id": "bow"}, "geometry": {"type": "Polygon",
                "coordinates": [[[6, 47], [8, 49], [8, 47], [6, 48], [6, 47]]]}}
                """;
        Ended failed = ClipRuns.clip(ClipRuns.raster("plain"), ClipRuns.ZONES + bad, folder.resolve("o"));
        assertEquals(1, failed.exitCode());
        assertTrue(failed.err().getFirst().contains("E001_GEO_INVALID: zone bow"), failed::toString);
        assertTrue(Files.notExists(folder.resolve("o")));
        Ended skipped =
                ClipRuns.clip(ClipRuns.raster("plain"), ClipRuns.ZONES + bad, folder.resolve("o"), "--on-invalid=skip");
        assertGood(skipped);
        assertEquals(1, skipped.saying("invalid ").size(), skipped::toString);
    }
}
