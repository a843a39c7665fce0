package org.tileindex.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// GDAL reads each clip as it reads the same window of the raster: pixels, mask, geotransform, CRS and all that is said
/// of a band. It needs GDAL's Python bindings: `mvn -Pgdal`.
class ClipGdalProof {
    private static final String ACROSS = """
            {"type": "Feature", "properties": {"id": "all"}, "geometry": {"type": "Polygon",
            "coordinates": [[[-20, 30], [60, 30], [60, 60], [-20, 60], [-20, 30]]]}}
            {"type": "Feature", "properties": {"id": "tall"}, "geometry": {"type": "Polygon",
            "coordinates": [[[6.1, 45.1], [6.8, 45.1], [6.8, 49.9], [6.1, 45.1]]]}}
            """;

    @TempDir
    private Path folder = Path.of("");

    @Test
    void gdalReadsTheSame() throws Exception {
        List<Path> rasters = new ArrayList<>();
        for (Path directory :
                List.of(ClipRuns.variants(), ClipRuns.raster("mask").getParent())) {
            try (Stream<Path> files = Files.list(directory)) {
                files.filter(file -> file.toString().endsWith(".tif")).sorted().forEach(rasters::add);
            }
        }
        assertTrue(rasters.containsAll(
                List.of(ClipRuns.raster("utm"), ClipRuns.raster("laea"), ClipRuns.raster("mercator"))));
        int compared = 0;
        for (Path raster : rasters) {
            Path out = folder.resolve("o" + compared);
            Ended ended = ClipRuns.clip(raster, ClipRuns.ZONES + ACROSS, out);
            boolean refused = raster.toString().matches(".*(LERC|LZMA|ccitt).*");
            assertEquals(refused ? 1 : 0, ended.exitCode(), () -> raster + ": " + ended);
            if (!refused) {
                compare(raster, out);
                compared++;
            }
        }
        assertTrue(compared > 20, compared + " rasters");
    }

    private void compare(Path raster, Path out) throws Exception {
        Path script =
                Path.of("src/test/resources/org/tileindex/cli/clip/compare.py").toAbsolutePath();
        Path answer = folder.resolve("answer");
        Process python = new ProcessBuilder("/usr/bin/python3", script.toString(), raster.toString(), out.toString())
                .redirectErrorStream(true)
                .redirectOutput(answer.toFile())
                .start();
        assertEquals(0, python.waitFor(), () -> answer(answer));
    }

    private static String answer(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
