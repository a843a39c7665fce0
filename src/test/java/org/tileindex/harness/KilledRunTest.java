package org.tileindex.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A run that is killed leaves nothing under the final path, and whoever comes after it gives the same bytes.
@TestInstance(Lifecycle.PER_CLASS)
class KilledRunTest {
    private static final int KILLED = 128 + 9;
    private static final int ATTEMPTS = 3;
    private static final long SEED = 20261121;

    @TempDir
    private static Path folder = Path.of("");

    private Path undisturbed = Path.of("");

    /// Options of a run with some fifty shard files, so that there is much to be killed in.
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
        assertTrue(publishedFiles(undisturbed).size() > 50, "shards of both datasets");
    }

    /// After how many finished shard files each run is killed: none, then at random below a half of all.
    static List<Integer> moments() {
        List<Integer> moments = new ArrayList<>(List.of(0));
        Random random = new Random(SEED);
        for (int i = 1; i < ATTEMPTS; i++) {
            moments.add(1 + random.nextInt(25));
        }
        return moments;
    }

    @ParameterizedTest(name = "after {0} files")
    @MethodSource("moments")
    void aKilledRunLeavesNothingAndResumesToTheSameBytes(int files) throws Exception {
        Path out = folder.resolve("resumed-" + files);
        Set<Object> finished = kill(out, files);
        Program.Ended resumed = Program.run(withResume(large(out)));
        assertEquals(0, resumed.exitCode(), resumed::toString);
        assertSameAsUndisturbed(out);
        assertTrue(inodes(out).containsAll(finished), "finished shards were kept, not written again");
    }

    @ParameterizedTest(name = "after {0} files")
    @MethodSource("moments")
    void aKilledRunDoesNotDisturbTheNextRun(int files) throws Exception {
        Path out = folder.resolve("rerun-" + files);
        kill(out, files);
        Program.Ended again = Program.run(large(out));
        assertEquals(0, again.exitCode(), again::toString);
        assertSameAsUndisturbed(out);
    }

    /// Returns the inodes of the shards whose files of both datasets were finished when the run died.
    private static Set<Object> kill(Path out, int files) throws Exception {
        Program program = Program.start(large(out));
        awaitStagedFiles(out, files, program);
        program.kill();
        assertEquals(KILLED, program.await().exitCode());
        assertEquals(List.of(), publishedFiles(out), "published by a killed run");
        Set<String> names = new TreeSet<>(staged(out));
        assertTrue(names.size() >= files, names.size() + " staged files");
        Set<Object> inodes = new java.util.HashSet<>();
        for (String name : names) {
            String other = name.contains("/tile_index/")
                    ? name.replace("/tile_index/", "/tile_bounds/")
                    : name.replace("/tile_bounds/", "/tile_index/");
            if (names.contains(other)) {
                inodes.add(Files.getAttribute(out.resolve(name), "unix:ino"));
            }
        }
        return inodes;
    }

    private void assertSameAsUndisturbed(Path out) throws IOException {
        for (String dataset : List.of("tile_index", "tile_bounds")) {
            assertEquals(
                    List.of(),
                    FolderComparison.differences(undisturbed.resolve(dataset), out.resolve(dataset)),
                    dataset);
        }
        assertEquals(List.of("lock"), FolderComparison.files(out.resolve(".tile-index")), "left in staging");
    }

    private static Set<Object> inodes(Path out) throws IOException {
        Set<Object> inodes = new java.util.HashSet<>();
        for (String name : publishedFiles(out)) {
            inodes.add(Files.getAttribute(out.resolve(name), "unix:ino"));
        }
        return inodes;
    }

    private static String[] withResume(String[] arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.add("--resume");
        return all.toArray(String[]::new);
    }

    /// Waits until that many shard files have been finished, and staging exists.
    static void awaitStagedFiles(Path out, int files, Program program) throws IOException, InterruptedException {
        while (!Files.exists(out.resolve(".tile-index/staging")) || staged(out).size() < files) {
            assertTrue(program.isRunning(), "the run ended before it could be caught");
            Thread.sleep(1);
        }
    }

    static List<String> publishedFiles(Path out) throws IOException {
        return FolderComparison.files(out).stream()
                .filter(name -> name.startsWith("tile_"))
                .toList();
    }

    private static List<String> staged(Path out) throws IOException {
        try {
            return FolderComparison.files(out).stream()
                    .filter(name -> name.startsWith(".tile-index/staging/") && name.endsWith(".parquet"))
                    .toList();
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof NoSuchFileException) {
                return List.of(); // A file got its name between listing and looking.
            }
            throw e;
        }
    }
}
