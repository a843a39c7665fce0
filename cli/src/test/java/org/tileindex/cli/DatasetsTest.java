package org.tileindex.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// `--datasets` and `--geometry`: what is published, what is refused, and what other commands say of it.
@Tag("slow")
class DatasetsTest {
    @TempDir
    private Path folder = Path.of("");

    private Ended run(String command, String options) {
        List<String> arguments = new ArrayList<>(
                List.of(command, "--out", folder + "/out", "--grid", "5m", "--countries", "LS,CH", "--no-cache"));
        arguments.addAll(Arrays.asList(options.split(" ")));
        return Ended.of(arguments.toArray(String[]::new));
    }

    private List<String> published() throws IOException {
        try (Stream<Path> entries = Files.list(folder.resolve("out"))) {
            return entries.map(path -> path.getFileName().toString())
                    .filter(name -> name.startsWith("tile_"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--datasets tile_spans | tile_spans",
                "--datasets tile_index | tile_index",
                "--datasets tile_bounds | tile_bounds",
                "--datasets TILE_SPANS,tile_bounds --geometry | tile_bounds,tile_spans",
                "--datasets tile_spans,tile_index --coverage | tile_index,tile_spans",
                "--datasets tile_spans,tile_bounds,tile_index --layout packed | tile_bounds,tile_index,tile_spans",
                "--datasets tile_index,tile_bounds --format arrow | tile_bounds,tile_index"
            })
    void anyOfThemArePublishedAndVerified(String options, String expected) throws Exception {
        Ended ended = run("enumerate", options.strip());
        assertEquals(0, ended.exitCode(), ended::toString);
        assertEquals(List.of(expected.strip().split(",", -1)), published());
        boolean coverage = options.contains("coverage");
        assertTrue(
                ended.out().getFirst().startsWith(coverage ? "1,275 tiles of 2 countries" : "1,106 tiles of 2"),
                ended::toString);
        for (String dataset : published()) {
            assertFalse(ended.saying(dataset).isEmpty(), ended::toString);
        }
        Ended verified = Ended.of("verify", folder + "/out");
        assertEquals(0, verified.exitCode(), verified::toString);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--datasets tile_sponges | --datasets: 'tile_sponges' is none of tile_index, tile_bounds, tile_spans.",
                "--datasets tile_values | --datasets: 'tile_values' is none of tile_index, tile_bounds, tile_spans.",
                "--datasets tile_index, | --datasets: '' is none of tile_index, tile_bounds, tile_spans.",
                "--datasets tile_spans,Tile_Spans | --datasets: tile_spans is named twice.",
                "--geometry | --geometry is for tile_spans: add --datasets tile_spans, for example.",
                "--datasets tile_index --geometry | --geometry is for tile_spans: add --datasets tile_spans, for"
                        + " example.",
                "--datasets tile_spans --coverage | --coverage adds a column to tile_index: add it to --datasets.",
                "--datasets tile_spans --format arrow | --format arrow: tile_spans is written as Parquet only; leave"
                        + " --format away, or tile_spans."
            })
    void whatCannotBeIsWrongUsage(String options, String expected) {
        for (String command : List.of("enumerate", "plan")) {
            Ended ended = run(command, options.strip());
            assertEquals(2, ended.exitCode(), ended::toString);
            assertEquals(
                    List.of("tile-index: usage: %s See 'tile-index %s --help'.".formatted(expected.strip(), command)),
                    ended.err());
            assertFalse(Files.exists(folder.resolve("out")), "nothing is published");
        }
    }

    @Test
    void valuesNeedTileIndex() {
        Path raster = Path.of("..", "src", "test", "resources", "values-lonlat.tif");
        Ended ended = Ended.of(
                "enumerate",
                "--out",
                folder + "/out",
                "--raster",
                raster + "",
                "--value",
                "1",
                "--datasets",
                "tile_spans");
        assertEquals(2, ended.exitCode(), ended::toString);
        assertTrue(
                ended.err().getFirst().contains("--value adds a column to tile_index: add it to --datasets."),
                ended::toString);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--datasets tile_spans", "--datasets tile_spans,tile_index --geometry"})
    void aPlanForetellsThemAndFindsThemThere(String options) throws Exception {
        assertEquals(0, run("plan", options).exitCode());
        assertEquals(0, run("enumerate", options).exitCode());
        Ended planned = run("plan", options);
        assertEquals(0, planned.exitCode(), planned::toString);
        assertTrue(planned.out().getLast().contains("holds this result already"), planned::toString);
        for (String others : List.of("--datasets tile_spans,tile_bounds", "--datasets tile_spans,tile_index")) {
            Ended other = run("plan", others);
            assertFalse(other.out().getLast().contains("holds this result already"), other::toString);
        }
    }

    @Test
    void everyChoiceHasAParameterHashOfItsOwn() throws Exception {
        List<String> choices = List.of(
                "--datasets tile_bounds,tile_index",
                "--datasets tile_index",
                "--datasets tile_bounds",
                "--datasets tile_spans",
                "--datasets tile_spans --geometry",
                "--datasets tile_spans,tile_index");
        for (String choice : choices) {
            Ended ended = run("enumerate", choice);
            assertEquals(0, ended.exitCode(), ended::toString);
        }
        // The first one is that of a run without the option.
        assertEquals(0, run("enumerate", "--quiet").exitCode());
        try (Stream<Path> reports = Files.list(folder.resolve("out/reports"))) {
            assertEquals(choices.size(), reports.count());
        }
    }

    @Test
    void inspectListsTheirColumns() throws Exception {
        assertEquals(0, run("enumerate", "--datasets tile_spans --geometry").exitCode());
        Ended inspected = Ended.of("inspect", folder + "/out");
        assertEquals(0, inspected.exitCode(), inspected::toString);
        for (String column : List.of("tile_id_from ", "area_m2 ", "bbox.xmin ", "bbox.ymax ", "geometry ")) {
            assertEquals(1, inspected.saying(column).size(), inspected::toString);
        }
    }

    @Test
    void theSummaryTriesWhatIsThere() throws Exception {
        Ended ended = run("enumerate", "--datasets tile_spans");
        List<String> query = ended.saying("Try:");
        assertTrue(
                query.getFirst()
                        .startsWith("duckdb -c \"SELECT country_iso, sum(tiles) AS tiles, round(sum(area_m2) / 1e6)"),
                ended::toString);
    }
}
