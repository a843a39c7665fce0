package org.tileindex.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a run shows on a terminal, as tmux sees it: one line that keeps its place, and the summary below it.
@Tag("slow")
@TestInstance(Lifecycle.PER_CLASS)
class ProgressTerminalTest {
    private static final Pattern BAR = Pattern.compile(" {0,2}\\d{1,3}% \\|[█▏▎▍▌▋▊▉ ]*\\|.*");
    private static final Pattern AFTERWARDS = Pattern.compile(" tiles of |all is well|tile_bounds|Pane is dead");
    private static final String ERASE_BELOW = "\u001b[J";

    @TempDir
    private static Path home = Path.of("");

    @TempDir
    private Path folder = Path.of("");

    private Path launcher = Path.of("");

    @BeforeAll
    void install() throws IOException {
        launcher = Launcher.install(home);
    }

    @ParameterizedTest(name = "{0} columns")
    @ValueSource(ints = {40, 80, 120})
    void oneSteadyLineAndTheSummaryBelowIt(int columns) throws Exception {
        try (Tmux tmux = enumerate(columns)) {
            List<List<String>> screens = screens(tmux);
            assertTrue(screens.size() > 3, screens::toString);
            for (List<String> screen : screens) {
                assertEquals(1, screen.size(), screen::toString);
                assertBar(screen.get(0), columns);
            }
            assertEquals(0, tmux.exitCode());
            List<String> lines = tmux.lines();
            assertBar(lines.get(0), columns);
            assertTrue(lines.get(0).startsWith("100% "), lines::toString);
            assertTrue(lines.get(1).contains(" tiles of 3 countries in "), lines::toString);
            assertEquals(1, lines.stream().filter(BAR.asMatchPredicate()).count(), lines::toString);
            assertRewrittenInPlace(tmux.log(), columns);
        }
    }

    @Test
    void allFiguresHaveRoomIn120Columns() throws Exception {
        try (Tmux tmux = enumerate(120)) {
            List<List<String>> screens = screens(tmux);
            String line = screens.getLast().get(0);
            String figures = " {2,}[\\d.]+/[\\d.]+ M tiles +[\\d.]+ M tiles/s +\\d/3 countries"
                    + " +\\d+:\\d\\d  ETA +[-\\d]+:[-\\d]{2}";
            assertTrue(line.matches(BAR.pattern().replace(".*", "") + figures), line);
        }
    }

    /// The terminal wraps what was written before, and may move its first part up and out of sight; the next state is
    /// one line again.
    @ParameterizedTest(name = "to {0} columns")
    @ValueSource(ints = {50, 120})
    void aTerminalThatIsResizedKeepsOneLine(int columns) throws Exception {
        try (Tmux tmux = enumerate(90)) {
            awaitBar(tmux);
            tmux.resize(columns);
            List<List<String>> screens = screens(tmux);
            assertEquals(1, screens.getLast().size(), screens::toString);
            assertEquals(0, tmux.exitCode());
            List<String> lines = tmux.lines();
            List<String> bars =
                    lines.stream().filter(line -> line.contains("100% |")).toList();
            assertEquals(1, bars.size(), lines::toString);
            String next = lines.get(lines.indexOf(bars.get(0)) + 1);
            assertTrue(next.contains(" tiles of 3 countries in "), lines::toString);
        }
    }

    @ParameterizedTest(name = "--simd {0}")
    @ValueSource(strings = {"auto", "vector"})
    void ctrlCLeavesTheBarAndOneLine(String simd) throws Exception {
        try (Tmux tmux = enumerate(100, "--simd", simd)) {
            awaitBar(tmux);
            tmux.press("C-c");
            while (tmux.isRunning()) {
                Thread.sleep(10);
            }
            List<String> lines = tmux.lines();
            assertEquals(130, tmux.exitCode(), lines::toString);
            assertBar(lines.get(0), 100);
            assertTrue(lines.get(1).startsWith("tile-index: interrupted; nothing was published"), lines::toString);
            assertEquals(
                    List.of(),
                    lines.stream()
                            .skip(2)
                            .filter(line -> !line.isEmpty() && !line.startsWith("Pane is dead"))
                            .toList());
        }
    }

    /// Ends with 128 plus the number of the signal, which the launcher passes on.
    @ParameterizedTest(name = "--simd {0}")
    @ValueSource(strings = {"auto", "vector"})
    void aSignalToTheLauncherReachesTheProgram(String simd) throws Exception {
        Path out = folder.resolve("out");
        // So many shards that the first have their names long before the last is written.
        Program program = Program.startCommand(command(out, "--simd", simd, "--shard-rows", "200000"));
        KilledRunTest.awaitStagedFiles(out, 1, program);
        assertTrue(program.signal("TERM"));
        Program.Ended ended = program.await();
        assertEquals(143, ended.exitCode(), ended::toString);
        assertEquals(
                1,
                ended.stderr().stream()
                        .filter(line -> line.startsWith("tile-index: interrupted; "))
                        .count(),
                ended::toString);
        assertEquals(List.of(), KilledRunTest.publishedFiles(out));
    }

    @Test
    void verifyShowsABarToo() throws Exception {
        Path out = folder.resolve("out");
        Program.Ended published = Program.run("enumerate", "--out", out.toString(), "--countries", "BR,IN,US");
        assertEquals(0, published.exitCode(), published::toString);
        try (Tmux tmux =
                Tmux.start(folder.resolve("tmux"), 80, List.of(launcher.toString(), "verify", out.toString()))) {
            for (List<String> screen : screens(tmux)) {
                assertEquals(1, screen.size(), screen::toString);
                assertBar(screen.get(0), 80);
            }
            assertEquals(0, tmux.exitCode());
            List<String> lines = tmux.lines();
            assertTrue(lines.get(0).startsWith("100% "), lines::toString);
            assertTrue(lines.get(1).startsWith("all is well"), lines::toString);
        }
    }

    private Tmux enumerate(int columns, String... options) throws IOException, InterruptedException {
        return Tmux.start(folder.resolve("tmux"), columns, command(folder.resolve("out"), options));
    }

    private List<String> command(Path out, String... options) {
        List<String> command = new ArrayList<>(List.of(launcher.toString(), "enumerate", "--out", out.toString()));
        command.addAll(List.of("--countries", "BR,IN,US", "--workers", "1", "--compression", "zstd", "--no-cache"));
        command.addAll(List.of(options));
        return command;
    }

    private static void awaitBar(Tmux tmux) throws IOException, InterruptedException {
        while (tmux.screen().isEmpty()) {
            assertTrue(tmux.isRunning(), "the run ended before it showed anything");
            Thread.sleep(10);
        }
    }

    /// What the screen showed from the first character on until the summary came, each picture once.
    private static List<List<String>> screens(Tmux tmux) throws IOException, InterruptedException {
        List<List<String>> screens = new ArrayList<>();
        while (tmux.isRunning()) {
            List<String> screen = tmux.screen();
            boolean ended = screen.stream().anyMatch(AFTERWARDS.asPredicate());
            if (!screen.isEmpty()
                    && !ended
                    && (screens.isEmpty() || !screens.getLast().equals(screen))) {
                screens.add(screen);
            }
            Thread.sleep(10);
        }
        return screens;
    }

    private static void assertBar(String line, int columns) {
        assertTrue(BAR.matcher(line).matches(), line);
        assertTrue(line.length() < columns, line);
    }

    /// Each state overwrites the one before it; the screen is neither cleared nor scrolled.
    private static void assertRewrittenInPlace(String log, int columns) {
        String shown = log.substring(0, log.indexOf('\n'));
        assertFalse(shown.contains("\u001b[2J") || shown.contains("\u001b[H") || shown.contains("\u001b[K"), shown);
        List<String> states = Stream.of(shown.split("\r", -1))
                .filter(state -> !state.isEmpty())
                .toList();
        assertTrue(states.size() > 3, shown);
        for (String state : states) {
            assertTrue(state.contains(ERASE_BELOW), state);
            String text = state.substring(0, state.indexOf(ERASE_BELOW)).replace("\u001b[?7l", "");
            assertBar(text, columns);
        }
    }
}
