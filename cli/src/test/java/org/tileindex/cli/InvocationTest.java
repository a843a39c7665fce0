package org.tileindex.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tileindex.raster.source.FilePlace;
import org.tileindex.report.Invocation;
import org.tileindex.request.RunRequest;
import org.tileindex.request.ScanPath;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// The command in a report, read by a shell and by the command line, is the same request.
class InvocationTest {
    /// The options of `enumerate`, without the run.
    @Command(name = "enumerate")
    private static final class Options {
        @Option(names = "--out")
        private Optional<FilePlace> out = Optional.empty();

        @Mixin
        private DatasetSelection datasets = new DatasetSelection();

        @Mixin
        private RunOptions options = new RunOptions();
    }

    private static RunRequest request(List<String> words) throws Exception {
        Options options = new Options();
        CommandLine command = new CommandLine(options);
        OptionValues.registerAll(command);
        command.parseArgs(words.toArray(String[]::new));
        try (OpenRasters rasters = options.options.rasters()) {
            return options.options.request(
                    options.datasets.datasets(), rasters.pixels(), options.out.orElseThrow(), false, ScanPath.FAST);
        }
    }

    /// The words that a POSIX shell makes of a command line.
    private static List<String> words(String command) throws Exception {
        Process shell = new ProcessBuilder("sh", "-c", "printf '%s\\0' " + command).start();
        String words = new String(shell.getInputStream().readAllBytes(), UTF_8);
        assertEquals(0, shell.waitFor(), command);
        return List.of(words.split("\0", -1)).subList(0, words.split("\0", -1).length - 1);
    }

    private static void assertRepeats(List<String> options) throws Exception {
        RunRequest request = request(options);
        String command = Invocation.of(request);
        List<String> words = words(command);
        assertEquals(List.of("./tile-index", "enumerate"), words.subList(0, 2));
        RunRequest again = request(words.subList(2, words.size()));
        assertEquals(request.out(), again.out(), command);
        assertEquals(request.zones(), again.zones(), command);
        assertEquals(request.cells(), again.cells(), command);
        assertEquals(request.layout(), again.layout(), command);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--out world",
                "--out world --grid 10m --countries CH,AT",
                "--out o --grid 0.25 --inclusion-rule any_overlap",
                "--out o --grid 1/120",
                "--out o --grid 0.0083333333",
                "--out o --grid 0.625x0.5",
                "--out o --grid 7.5s --bounds=-25.5,34,45,72.25",
                "--out o --grid 30s --bounds 170,-10,190,10",
                "--out o --size 1000x777 --bounds=0.1,0.2,13.7,9.3",
                "--out o --size 43200x18720 --bounds=-180,-72,180,84",
                "--out o --format arrow --compression zstd --shard-rows 5000",
                "--out o --compression lz4 --row-group-rows 2000000 --shard-rows 3000000",
                "--out o --zones p.gpkg --layer parcels --zone-ids any --zone-id nr --on-invalid fix --exclude 7,8",
                "--out o --zones p.gpkg --zone-ids any --layout zone",
                "--out o --layout packed --grid 5m",
                "--out o --datasets tile_spans --grid 5m",
                "--out o --datasets TILE_SPANS,tile_index --geometry --coverage",
                "--out o --zones p.gpkg --unknown-ids skip --on-invalid skip"
            })
    void theCommandIsTheSameRequest(String options) throws Exception {
        assertRepeats(List.of(options.split(" ", -1)));
    }

    @Test
    void textThatAShellWouldReadIsQuoted() throws Exception {
        assertRepeats(List.of(
                "--out",
                "a b/$HOME `id` \"q\" 'it''s'",
                "--zones",
                "dir/*.parquet",
                "--where",
                "name = 'O''Neil & $x'",
                "--zone-id",
                "Größe"));
    }

    @Test
    void theUsualGridIsWrittenAsPeopleWriteIt() throws Exception {
        String command = Invocation.of(request(List.of("--out", "world")));
        assertTrue(command.contains(" --grid 30s ") && !command.contains("--bounds"), command);
    }
}
