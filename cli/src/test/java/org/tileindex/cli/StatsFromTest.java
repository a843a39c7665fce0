package org.tileindex.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `stats --from`: published cells that do not fit, each with one line.
class StatsFromTest {
    @TempDir
    private Path folder = Path.of("");

    private static String raster(String name) {
        return ClipRuns.raster(name).toString();
    }

    private Ended stats(String... options) throws Exception {
        List<String> all = new ArrayList<>(
                List.of("stats", "--out", folder.resolve("out.csv").toString(), "--no-cache"));
        all.addAll(List.of(options));
        return Ended.of(all.toArray(String[]::new));
    }

    private String publish(String name, String... options) throws Exception {
        Path out = folder.resolve(name);
        List<String> all = new ArrayList<>(List.of("enumerate", "--out", out.toString(), "--no-cache", "--quiet"));
        all.addAll(List.of(options));
        Ended ended = Ended.of(all.toArray(String[]::new));
        assertEquals(0, ended.exitCode(), ended::toString);
        return out.toString();
    }

    @Test
    void cellsOfAnotherGridAreRefused() throws Exception {
        String cells = publish("other", "--coverage", "--grid", "1", "--countries", "CH");
        assertRefused(stats("--raster", raster("plain"), "--from", cells), 1, "E002_RASTER_MISMATCH: --from");
    }

    @Test
    void cellsWithoutCoverageAreRefusedUnlessCellsWeighTheSame() throws Exception {
        String cells = publish("bare", "--raster", raster("plain"), "--countries", "CH");
        assertRefused(stats("--raster", raster("plain"), "--from", cells), 1, "has no column coverage");
        Ended whole = stats("--raster", raster("plain"), "--from", cells, "--weight", "none", "--quiet");
        assertEquals(0, whole.exitCode(), whole::toString);
    }

    @Test
    void theZonesOfPublishedCellsAreCalledZones() throws Exception {
        String cells = publish("named", "--coverage", "--raster", raster("plain"), "--countries", "CH");
        Ended ended = stats("--raster", raster("plain"), "--from", cells, "--progress", "none");
        assertTrue(ended.out().getFirst().startsWith("1 zone, "), ended::toString);
    }

    @Test
    void arrowFilesAreRefused() throws Exception {
        String cells =
                publish("arrow", "--coverage", "--raster", raster("plain"), "--countries", "CH", "--format", "arrow");
        assertRefused(stats("--raster", raster("plain"), "--from", cells), 1, "has Arrow files");
    }

    @Test
    void aPlaceWithoutCellsIsRefused() throws Exception {
        Ended ended = stats("--raster", raster("plain"), "--from", folder.toString());
        assertRefused(ended, 1, "there is no published tile_index or tile_values");
    }

    @Test
    void aDamagedFileIsRefused() throws Exception {
        String cells = publish("cells", "--coverage", "--raster", raster("plain"), "--countries", "CH");
        try (var files = Files.walk(Path.of(cells, "tile_index"))) {
            Path file = files.filter(path -> path.toString().endsWith(".parquet"))
                    .findFirst()
                    .orElseThrow();
            Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 500));
        }
        assertRefused(stats("--raster", raster("plain"), "--from", cells), 1, "cut short");
    }

    @Test
    void zonesBesideCellsAreWrongUsage() throws Exception {
        Ended ended = stats("--raster", raster("plain"), "--from", folder.toString(), "--countries", "CH");
        assertRefused(ended, 2, "--from and --countries");
    }

    private void assertRefused(Ended ended, int exitCode, String said) {
        assertEquals(exitCode, ended.exitCode(), ended::toString);
        assertEquals(1, ended.err().size(), ended::toString);
        assertTrue(ended.err().getFirst().contains(said), ended::toString);
        assertTrue(Files.notExists(folder.resolve("out.csv")), said);
    }
}
