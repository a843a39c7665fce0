package org.tileindex.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a run shows while it goes on and when it ends, where stderr is no terminal.
@Tag("slow")
class ProgressOutputTest {
    /// Long enough, at one worker, for some progress lines at short intervals.
    private static final String[] LONG = {"--countries", "BR,IN,US,RU,CA", "--workers", "1", "--compression", "zstd"};

    @TempDir
    private Path out = Path.of("");

    @Test
    void plainProgressIsWholeLinesWithoutControlCharacters() throws Exception {
        Program.Ended ended = enumerate("plain");
        assertEquals(0, ended.exitCode(), ended::toString);
        assertTrue(!ended.stderr().isEmpty(), "progress lines");
        for (String line : ended.stderr()) {
            assertTrue(line.matches("tile-index: \\d+ of 5 countries, .* M tiles/s, \\d+ s"), line);
            assertTrue(line.chars().noneMatch(Character::isISOControl), line);
        }
        assertSummary(ended);
    }

    /// Lines come every ten seconds; a run that ends sooner has none. Nobody knows how long this one takes, but a line
    /// tells when it was written.
    @Test
    void linesAreTenSecondsApart() throws Exception {
        Program.Ended ended = Program.run(
                "enumerate", "--out", out.toString(), "--progress", "plain", "--countries", "LS", "--grid", "5m");
        assertEquals(0, ended.exitCode(), ended::toString);
        int before = 0;
        for (String line : ended.stderr()) {
            int seconds = Integer.parseInt(line.replaceFirst(".* (\\d+) s$", "$1"));
            assertTrue(seconds >= before + 10, ended::toString);
            before = seconds;
        }
    }

    @Test
    void noProgressPrintsNothingOnStderr() throws Exception {
        Program.Ended ended = enumerate("none");
        assertEquals(0, ended.exitCode(), ended::toString);
        assertEquals(List.of(), ended.stderr());
        assertSummary(ended);
    }

    @Test
    void automaticProgressIsPlainWhereThereIsNoTerminal() throws Exception {
        Program.Ended ended = enumerate("auto");
        assertEquals(0, ended.exitCode(), ended::toString);
        for (String line : ended.stderr()) {
            assertTrue(line.startsWith("tile-index: "), line);
            assertTrue(line.chars().noneMatch(Character::isISOControl), line);
        }
    }

    /// It is seconds before the first shard of a country can be written; the tiles found until then are counted.
    @Test
    void theLegacyPathMovesWhileItDecidesACountry() throws Exception {
        Program.Ended ended = Program.startCommand(often(
                        "enumerate",
                        "--out",
                        out.toString(),
                        "--progress",
                        "plain",
                        "--path",
                        "legacy",
                        "--countries",
                        "BR",
                        "--grid",
                        "40s"))
                .await();
        assertEquals(0, ended.exitCode(), ended::toString);
        Pattern line = Pattern.compile("tile-index: [01] of 1 country, ([\\d.]+) of about 5.7 M tiles, .*");
        List<Double> found = new ArrayList<>();
        for (String text : ended.stderr()) {
            Matcher figures = line.matcher(text);
            assertTrue(figures.matches(), text);
            found.add(Double.parseDouble(figures.group(1)));
        }
        assertTrue(found.stream().anyMatch(tiles -> tiles > 0.1 && tiles < 5.7), ended::toString);
        assertEquals(found.stream().sorted().toList(), found, "never back");
        assertTrue(found.getLast() <= 5.7, ended::toString);
        assertTrue(ended.stdout().get(0).startsWith("5,727,525 tiles "), ended::toString);
    }

    /// Tiles, countries, shards, bytes, time, rate, memory, receipts, places and a query to paste.
    private static void assertSummary(Program.Ended ended) {
        String text = String.join("\n", ended.stdout());
        for (String part : List.of(
                " tiles of 5 countries in ",
                " shards, ",
                " MB, in ",
                " M tiles/s",
                "peak memory ",
                "sha256 ",
                "tile_index/parameter_hash=",
                "tile_bounds/parameter_hash=",
                "run_report.html",
                "duckdb -c ")) {
            assertTrue(text.contains(part), () -> "'" + part + "' in " + text);
        }
        assertTrue(text.chars().noneMatch(c -> Character.isISOControl(c) && c != '\n'), text);
    }

    private Program.Ended enumerate(String progress) throws Exception {
        List<String> arguments = new ArrayList<>(List.of("enumerate", "--out", out.toString(), "--progress", progress));
        arguments.addAll(List.of(LONG));
        return Program.startCommand(often(arguments.toArray(String[]::new))).await();
    }

    /// The command line of the program with a progress line at least every tenth of a second.
    private static List<String> often(String... arguments) {
        List<String> command = new ArrayList<>(Program.command(arguments));
        command.add(1, "-Dtileindex.line.pause=100");
        return command;
    }
}
