package org.tileindex.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tileindex.grid.Grid;
import org.tileindex.raster.Raster;
import org.tileindex.raster.source.SourceSettings;
import org.tileindex.raster.source.Sources;

/// `clip` of rasters in a plane (contract, section 8.5). The expected windows and cells are those whose centres PROJ
/// takes into the zones, which are polygons of straight lines in longitude and latitude.
@Tag("slow")
class ClipProjectedTest {
    private static final Path TRIANGLE = Path.of("a%2Fb%20%C3%BC.tif");

    @TempDir
    private Path folder = Path.of("");

    private void clip(String raster, String... options) throws Exception {
        Ended ended = ClipRuns.clip(ClipRuns.raster(raster), ClipRuns.ZONES, folder.resolve("o"), options);
        assertEquals(0, ended.exitCode(), ended::toString);
        assertEquals(List.of(), ended.err());
    }

    private PlainTiff image(Path file, int number) throws Exception {
        return PlainTiff.images(folder.resolve("o").resolve(file)).get(number);
    }

    private static Grid grid(Path file) throws Exception {
        try (Sources sources = new Sources(SourceSettings.DEFAULT);
                Raster raster = Raster.open(sources.open(file.toString()), false)) {
            return raster.anyGrid();
        }
    }

    @ParameterizedTest
    @CsvSource({"utm, 4, 14, 28, 28", "laea, 4, 12, 26, 25", "mercator, 10, 14, 30, 30"})
    void windowsAreInTheCrsOfTheRaster(String raster, int col, int row, int width, int height) throws Exception {
        clip(raster);
        Path file = folder.resolve("o/square.tif");
        Grid whole = grid(ClipRuns.raster(raster));
        Grid clipped = grid(file);
        assertTrue(clipped.crs().isProjected());
        assertEquals(
                new Grid(
                        height,
                        width,
                        whole.originLon() + col * whole.pixelWidth(),
                        whole.originLat() - row * whole.pixelHeight(),
                        whole.pixelWidth(),
                        whole.pixelHeight(),
                        whole.crs()),
                clipped);
        double[] samples = image(Path.of("square.tif"), 0).samples(0);
        for (int i = 0; i < samples.length; i++) {
            int x = col + i % width;
            int y = row + i / width;
            assertEquals((7 * x + 3 * y) % 200 + 1, samples[i], x + ", " + y);
        }
    }

    @Test
    void keysAreThoseOfTheRaster() throws Exception {
        clip("utm");
        PlainTiff whole = PlainTiff.images(ClipRuns.raster("utm")).getFirst();
        PlainTiff clipped = image(Path.of("square.tif"), 0);
        for (int tag = 34735; tag <= 34737; tag++) {
            assertArrayEquals(whole.bytes(tag), clipped.bytes(tag));
        }
        assertEquals(whole.text(42113), clipped.text(42113));
    }

    @Test
    void aMaskMovesWithItsCells() throws Exception {
        clip("laea");
        double[] mask = image(Path.of("square.tif"), 1).samples(0);
        for (int i = 0; i < mask.length; i++) {
            assertEquals((4 + i % 26 + 12 + i / 26) % 5 == 0 ? 0 : 1, mask[i], "cell " + i);
        }
    }

    /// @param image that tells which cells have values
    /// @param none its sample where a cell has none
    @ParameterizedTest
    @CsvSource({"utm, 0, 60000, 25, 41, 383", "laea, 1, 0, 23, 36, 234", "mercator, 0, 0, 26, 45, 448"})
    void theCutlineIsThatOfTheZoneInThePlane(String raster, int image, int none, int width, int height, int cells)
            throws Exception {
        clip(raster, "--cutline");
        PlainTiff clipped = image(TRIANGLE, image);
        assertEquals(List.of(width, height), List.of(clipped.width(), clipped.height()));
        assertEquals(
                cells,
                Arrays.stream(clipped.samples(0))
                        .filter(sample -> sample != none)
                        .count());
    }

    @Test
    void aZoneAwayFromTheRasterHasNoFile() throws Exception {
        String away = """
                {"type": "Feature", "properties": {"id": "away"}, "geometry": {"type": "Polygon",
                "coordinates": [[[-87, 40], [-86, 40], [-86, 41], [-87, 40]]]}}
                """;
        Ended ended = ClipRuns.clip(ClipRuns.raster("utm"), ClipRuns.ZONES + away, folder.resolve("o"));
        assertEquals(0, ended.exitCode(), ended::toString);
        assertEquals(List.of("away, sliver"), ended.saying("no cells "));
        assertTrue(Files.notExists(folder.resolve("o/away.tif")));
    }
}
