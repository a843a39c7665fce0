package org.tileindex.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `--layout`: its defaults, where its files are, and the warning of very many of them.
@Tag("slow")
class LayoutTest {
    @TempDir
    private Path folder = Path.of("");

    /// Squares of half a degree with codes of countries as ids.
    private Path squares(String... ids) throws IOException {
        return write(IntStream.range(0, ids.length)
                .mapToObj(i -> square(ids[i], i * 0.5, 0, 0.5))
                .toList());
    }

    private Path write(List<String> features) throws IOException {
        return Files.write(folder.resolve("zones.geojsonl"), features);
    }

    private static String square(String id, double x, double y, double side) {
        return ("{\"type\":\"Feature\",\"properties\":{\"iso_a2\":\"%s\"},\"geometry\":{\"type\":\"Polygon\","
                        + "\"coordinates\":[[[%s,%s],[%s,%s],[%s,%s],[%s,%s],[%s,%s]]]}}")
                .formatted(id, x, y, x + side, y, x + side, y + side, x, y + side, x, y);
    }

    private List<String> files(String dataset) throws IOException {
        Path root = folder.resolve("out").resolve(dataset);
        try (Stream<Path> tree = Files.walk(root)) {
            return tree.filter(Files::isRegularFile)
                    .map(file -> root.relativize(file))
                    .map(file -> file.subpath(1, file.getNameCount()).toString())
                    .sorted()
                    .toList();
        }
    }

    private Ended run(String command, Path zones, String... options) {
        List<String> arguments = new ArrayList<>(List.of(command, "--out", folder + "/out", "--zones", zones + ""));
        arguments.addAll(List.of("--grid", "0.1", "--zone-id", "iso_a2", "--no-cache"));
        arguments.addAll(List.of(options));
        return Ended.of(arguments.toArray(String[]::new));
    }

    @ParameterizedTest
    @CsvSource({
        "--zone-ids iso, country=CH/part-00000.parquet country=FR/part-00000.parquet",
        "--zone-ids any, part-00000.parquet",
        "--zone-ids any --layout zone, zone=CH/part-00000.parquet zone=FR/part-00000.parquet",
        "--zone-ids iso --layout packed, part-00000.parquet",
        "--zone-ids any --layout PACKED --format arrow, part-00000.arrow"
    })
    void countriesHaveFoldersAndOtherZonesShareFilesUnlessAskedOtherwise(String options, String expected)
            throws Exception {
        Ended ended = run("enumerate", squares("FR", "CH"), options.split(" ", -1));
        assertEquals(0, ended.exitCode(), ended::toString);
        assertEquals(List.of(expected.split(" ", -1)), files("tile_index"));
        assertEquals(List.of(expected.split(" ", -1)), files("tile_bounds"));
        assertEquals(0, Ended.of("verify", folder + "/out").exitCode());
        Ended inspected = Ended.of("inspect", folder + "/out");
        assertTrue(inspected.out().stream().anyMatch(line -> line.startsWith("50 rows in ")), inspected::toString);
    }

    @Test
    void tenThousandZonesWithFoldersAreWarnedOf() throws Exception {
        List<String> features = new ArrayList<>();
        for (int row = 0; row < 100; row++) {
            for (int col = 0; col < 100; col++) {
                features.add(square("p" + (100 * row + col), col * 0.01, row * 0.01, 0.01));
            }
        }
        Path zones = write(features);
        Ended ended = run("plan", zones, "--zone-ids", "any", "--layout", "zone");
        assertEquals(0, ended.exitCode(), ended::toString);
        assertEquals(1, ended.err().size(), ended::toString);
        String warning = ended.err().getFirst();
        assertTrue(
                warning.startsWith("tile-index: warning: 10,000 zones with --layout zone are at least 20,000 files"),
                warning);
        assertEquals(List.of(), run("plan", zones, "--zone-ids", "any").err());
    }
}
