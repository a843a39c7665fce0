package org.tileindex.raster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tileindex.fault.TileIndexException;
import org.tileindex.raster.source.SourceSettings;
import org.tileindex.raster.source.Sources;

/// Files of random layouts, which GDAL writes, have the values that GDAL reads, bit by bit, and are valid where GDAL's
/// mask says so; or they are refused by the name of what cannot be read. The script `raster/src/test/gdal/layouts.py`
/// draws the layouts; layout N can be written alone by it.
class GdalLayoutsProof {
    private static final int LAYOUTS = Integer.getInteger("layouts", 2_500);
    private static final int FIRST = Integer.getInteger("layouts.first", 0);
    private static final int BATCH = 250;
    private static final Path SCRIPT = Path.of("src/test/gdal/layouts.py").toAbsolutePath();

    @TempDir
    private static Path folder = Path.of("");

    private final List<String> differences = new ArrayList<>();
    private final Map<String, Integer> equal = new TreeMap<>();
    private final Map<String, Integer> refused = new TreeMap<>();

    @Test
    void everyLayoutIsReadAsGdalReadsItOrRefusedByName() throws Exception {
        for (int first = FIRST; first < FIRST + LAYOUTS; first += BATCH) {
            write(first, Math.min(BATCH, FIRST + LAYOUTS - first));
            for (String line : Files.readAllLines(folder.resolve("index.tsv"))) {
                examine(Layout.of(line));
            }
        }
        System.out.printf("equal: %s%nrefused: %s%n", equal, refused);
        assertTrue(
                differences.isEmpty(),
                () -> differences.size() + " layouts differ:\n" + String.join("\n", differences));
        assertTrue(equal.values().stream().mapToInt(Integer::intValue).sum() > LAYOUTS * 3 / 4, equal::toString);
    }

    private static void write(int first, int count) throws IOException, InterruptedException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Process python = new ProcessBuilder(
                        "/usr/bin/python3", SCRIPT.toString(), folder.toString(), "" + first, "" + count)
                .inheritIO()
                .start();
        assertEquals(0, python.waitFor());
    }

    private void examine(Layout layout) throws IOException, InterruptedException {
        String path = folder.resolve(layout.number() + ".tif").toString();
        try (Sources sources = new Sources(SourceSettings.DEFAULT);
                Raster raster = Raster.open(sources.open(path), false)) {
            String difference = layout.difference(raster, Files.readAllBytes(folder.resolve(layout.number() + ".bin")));
            if (!difference.isEmpty()) {
                differences.add(difference + ": " + layout);
            }
            equal.merge(raster.header().image().encoding().compressionName(), 1, Integer::sum);
        } catch (TileIndexException e) {
            if (!layout.isRefusedBy(e)) {
                differences.add(e.getMessage() + ": " + layout);
            }
            refused.merge(layout.refusal(), 1, Integer::sum);
        }
    }
}
