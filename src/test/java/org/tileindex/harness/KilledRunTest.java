package org.tileindex.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A run that is stopped, at whatever moment and by whatever signal, leaves no part of a partition under the final
/// path, and whoever comes after it gives the same bytes.
@Tag("slow")
@TestInstance(Lifecycle.PER_CLASS)
class KilledRunTest {
    private static final long SEED = 20261121;

    /// Four give each phase three stops; the profile `exhaustive` has more.
    private static final int SERIES = Integer.getInteger("killed.series", 4);

    /// Of so many files that two workers have finished, two at least are of one shard.
    private static final int PAIRED_FILES = 3;

    /// Signals that end a program, and the exit codes that tell of them.
    private static final Map<String, Integer> EXIT_CODES = Map.of("INT", 130, "TERM", 143, "KILL", 137);

    private static final List<String> DATASETS = List.of("tile_index", "tile_bounds");
    private static final Pattern LAST_WORD = Pattern.compile("tile-index: interrupted; nothing was published"
            + "(\\. (\\d+) finished shards? (is|are) kept; run the same command with --resume to go on)?");

    @TempDir
    private static Path folder = Path.of("");

    private Path undisturbed = Path.of("");
    private List<String> complete = List.of();

    /// How far a run is when the signal comes.
    enum Phase {
        START,
        SCANNING,
        WRITING,
        PUBLISHING
    }

    /// When a run gets which signal.
    ///
    /// @param files how many shard files are staged by then
    /// @param millis how much later it comes
    record Stop(String signal, Phase phase, int files, int millis, boolean resume) {
        static Stop draw(String signal, Phase phase, Random random) {
            int millis = random.nextInt(phase == Phase.START ? 500 : 30);
            return new Stop(signal, phase, PAIRED_FILES + random.nextInt(22), millis, random.nextBoolean());
        }
    }

    /// Options of a run with some fifty shard files, so that there is much to be stopped in.
    static String[] large(Path out) {
        return new String[] {
            "enumerate",
            "--out",
            out.toString(),
            "--countries",
            "IN,LS,ZA",
            "--shard-rows",
            "200000",
            "--workers",
            "2",
            "--progress",
            "none"
        };
    }

    @BeforeAll
    void runUndisturbed() throws Exception {
        undisturbed = folder.resolve("undisturbed");
        assertEquals(0, Program.run(large(undisturbed)).exitCode());
        complete = publishedFiles(undisturbed);
        assertTrue(complete.size() > 50, "shards of both datasets");
    }

    /// Three stops of one run after another, one of each signal; every phase has its turn.
    static List<List<Stop>> series() {
        Random random = new Random(SEED);
        return IntStream.range(0, SERIES)
                .mapToObj(number -> {
                    List<String> signals = new ArrayList<>(List.of("INT", "TERM", "KILL"));
                    Collections.shuffle(signals, random);
                    return IntStream.range(0, signals.size())
                            .mapToObj(i -> {
                                Phase phase = Phase.values()[(3 * number + i) % Phase.values().length];
                                return Stop.draw(signals.get(i), phase, random);
                            })
                            .toList();
                })
                .toList();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("series")
    void aRunThatIsStoppedAgainAndAgainGivesTheSameBytesInTheEnd(List<Stop> stops) throws Exception {
        Path out = Files.createTempDirectory(folder, "out");
        for (Stop stop : stops) {
            Program.Ended ended = stop(out, stop);
            assertWholeOrAbsent(out, stop, ended);
            if (!stop.signal().equals("KILL")) {
                assertEndedInGoodOrder(out, ended);
                boolean unfinished = publishedFiles(out).isEmpty();
                assertTrue(stop.phase() != Phase.WRITING || !unfinished || isKept(ended), ended::toString);
            }
        }
        boolean resume = stops.getLast().resume();
        List<String> finished = unpublished(out, finishedShards(out));
        Set<Object> kept = inodes(out, finished);
        Program.Ended last = Program.run(resume ? withResume(large(out)) : large(out));
        assertEquals(0, last.exitCode(), last::toString);
        assertSameAsUndisturbed(out);
        if (resume) {
            assertTrue(
                    inodes(out, publishedFiles(out)).containsAll(kept),
                    () -> "finished shards were written again: " + finished + stops + last);
        }
    }

    /// A verification has nothing to put in order.
    @Test
    void aVerificationEndsWithoutAWord() throws Exception {
        Program program = Program.startInForeground(
                "verify", undisturbed.toString(), "--exhaustive", "--workers", "1", "--progress", "none");
        Thread.sleep(1000);
        assertTrue(program.signal("INT"));
        Program.Ended ended = program.await();
        assertEquals(130, ended.exitCode(), ended::toString);
        assertEquals(List.of(), ended.stderr());
        assertEquals(List.of(), ended.stdout());
    }

    private Program.Ended stop(Path out, Stop stop) throws Exception {
        Program program = Program.startInForeground(stop.resume() ? withResume(large(out)) : large(out));
        if (stop.phase() != Phase.START) {
            int files = switch (stop.phase()) {
                case START, SCANNING -> 0;
                case WRITING -> stop.files();
                case PUBLISHING -> complete.size();
            };
            while (program.isRunning() && !(stagingExists(out) && staged(out).size() >= files)) {
                Thread.sleep(1);
            }
        }
        Thread.sleep(stop.millis());
        program.signal(stop.signal());
        return program.await();
    }

    /// A run that published before the signal came may have ended as any other. Only SIGKILL may come between two
    /// renames.
    private void assertWholeOrAbsent(Path out, Stop stop, Program.Ended ended) throws IOException {
        List<String> published = publishedFiles(out);
        if (ended.exitCode() == 0) {
            assertEquals(complete, published);
        } else {
            assertEquals(EXIT_CODES.get(stop.signal()), ended.exitCode(), ended::toString);
        }
        if (!published.isEmpty() && !(stop.signal().equals("KILL") && published.size() == complete.size() / 2)) {
            assertEquals(complete, published);
        }
        for (String dataset : DATASETS) {
            if (Files.exists(out.resolve(dataset))
                    && !FolderComparison.files(out.resolve(dataset)).isEmpty()) {
                assertEquals(List.of(), differences(out, dataset), dataset);
            }
        }
    }

    /// One line at most, as early signals come before there is anything to tell of; no unfinished file; and where
    /// shards are said to be kept, so many are.
    private static void assertEndedInGoodOrder(Path out, Program.Ended ended) throws IOException {
        for (String name : Files.exists(out) ? FolderComparison.files(out) : List.<String>of()) {
            assertTrue(!name.endsWith(".part"), name);
        }
        if (!ended.stderr().isEmpty()) {
            assertEquals(1, ended.stderr().size(), ended::toString);
            Matcher said = LAST_WORD.matcher(ended.stderr().get(0));
            assertTrue(said.matches(), ended::toString);
            assertEquals(List.of(), ended.stdout());
            if (said.group(2) != null) {
                assertEquals(
                        2 * Integer.parseInt(said.group(2)), finishedShards(out).size(), "files of kept shards");
            }
        }
    }

    private static boolean isKept(Program.Ended ended) {
        return ended.stderr().stream().anyMatch(line -> line.contains(" kept; "));
    }

    private void assertSameAsUndisturbed(Path out) throws IOException {
        for (String dataset : DATASETS) {
            assertEquals(List.of(), differences(out, dataset), dataset);
        }
        assertEquals(FolderComparison.files(undisturbed), FolderComparison.files(out), "everything that is there");
    }

    private List<String> differences(Path out, String dataset) throws IOException {
        return FolderComparison.differences(undisturbed.resolve(dataset), out.resolve(dataset));
    }

    static Set<Object> inodes(Path out, List<String> names) throws IOException {
        Set<Object> inodes = new HashSet<>();
        for (String name : names) {
            inodes.add(Files.getAttribute(out.resolve(name), "unix:ino"));
        }
        return inodes;
    }

    static String[] withResume(String[] arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.add("--resume");
        return all.toArray(String[]::new);
    }

    /// Waits until that many shard files have been finished, and staging exists.
    static void awaitStagedFiles(Path out, int files, Program program) throws IOException, InterruptedException {
        while (!stagingExists(out) || staged(out).size() < files) {
            assertTrue(program.isRunning(), "the run ended before it could be caught");
            Thread.sleep(1);
        }
    }

    private static boolean stagingExists(Path out) {
        return Files.exists(out.resolve(".tile-index/staging"));
    }

    static List<String> publishedFiles(Path out) throws IOException {
        return listing(out).stream().filter(name -> name.startsWith("tile_")).toList();
    }

    /// Staged files whose shard is finished in both datasets.
    static List<String> finishedShards(Path out) throws IOException {
        List<String> names = staged(out);
        return names.stream()
                .filter(name -> names.contains(
                        name.contains("/tile_index/")
                                ? name.replace("/tile_index/", "/tile_bounds/")
                                : name.replace("/tile_bounds/", "/tile_index/")))
                .toList();
    }

    /// Those of staged files whose dataset is not there yet; of one that is, what is staged again goes.
    private static List<String> unpublished(Path out, List<String> staged) throws IOException {
        List<String> published = publishedFiles(out);
        return staged.stream()
                .filter(name -> published.stream()
                        .noneMatch(there -> name.contains('/' + there.substring(0, there.indexOf('/')) + '/')))
                .toList();
    }

    private static List<String> staged(Path out) throws IOException {
        return listing(out).stream()
                .filter(name -> name.startsWith(".tile-index/staging/") && !name.endsWith(".part"))
                .toList();
    }

    private static List<String> listing(Path out) throws IOException {
        try {
            return Files.exists(out) ? FolderComparison.files(out) : List.of();
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof NoSuchFileException) {
                return List.of(); // A file got its name between listing and looking.
            }
            throw e;
        }
    }
}
