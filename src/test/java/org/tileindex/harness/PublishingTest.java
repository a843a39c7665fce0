package org.tileindex.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A partition is written once, by one run at a time.
@Tag("slow")
class PublishingTest {
    private static final String[] SMALL = {"--countries", "LS,FJ", "--grid", "1m", "--progress", "none"};

    @TempDir
    private Path out = Path.of("");

    @Test
    void publishingTheSameAgainTouchesNothing() throws Exception {
        assertEquals(0, enumerate(SMALL).exitCode());
        Map<String, FolderState> first = FolderState.published(out);
        assertEquals(
                4,
                first.values().stream().mapToInt(state -> state.files().size()).sum());
        Program.Ended again = enumerate(SMALL);
        assertEquals(0, again.exitCode(), again::toString);
        assertEquals(first, FolderState.published(out));
        assertTrue(String.join("\n", again.stdout()).contains("already there, unchanged"), again::toString);
    }

    @Test
    void somethingElseInThePartitionIsRefusedAndLeftIntact() throws Exception {
        assertEquals(0, enumerate(SMALL).exitCode());
        Path index = out.resolve("tile_index");
        Path file = index.resolve(FolderComparison.files(index).get(0));
        Files.write(file, new byte[] {1}, StandardOpenOption.APPEND);
        Map<String, FolderState> changed = FolderState.published(out);
        CommandErrorsTest.assertOneLine(1, "tile-index: E012_OUTPUT_CONFLICT: ", "tile_index", enumerate(SMALL));
        assertEquals(changed, FolderState.published(out));
    }

    /// The check of every dataset comes before the first rename.
    @Test
    void aConflictInOneDatasetPublishesNeither() throws Exception {
        assertEquals(0, enumerate(SMALL).exitCode());
        Path bounds = out.resolve("tile_bounds");
        Files.write(bounds.resolve(FolderComparison.files(bounds).get(0)), new byte[] {1}, StandardOpenOption.APPEND);
        Files.move(out.resolve("tile_index"), out.resolve("set_aside"));
        FolderState changed = FolderState.of(bounds);
        CommandErrorsTest.assertOneLine(1, "tile-index: E012_OUTPUT_CONFLICT: ", "tile_bounds", enumerate(SMALL));
        assertEquals(changed, FolderState.of(bounds));
        assertEquals(Map.of(), FolderState.of(out.resolve("tile_index")).files());
    }

    @Test
    void whereReportsCannotGoNothingIsPublished() throws Exception {
        Files.writeString(out.resolve("reports"), "no folder");
        CommandErrorsTest.assertOneLine(1, "tile-index: E011_OUTPUT: ", "reports", enumerate(SMALL));
        assertEquals(List.of(), KilledRunTest.publishedFiles(out));
    }

    @Test
    void theSecondOfTwoRunsAtOneOutputIsRefused() throws Exception {
        Program first = Program.start(KilledRunTest.large(out));
        KilledRunTest.awaitStagedFiles(out, 1, first);
        assertTrue(first.signal("STOP"));
        try {
            CommandErrorsTest.assertOneLine(1, "tile-index: E013_OUTPUT_BUSY: ", out.toString(), enumerate(SMALL));
            assertEquals(List.of(), KilledRunTest.publishedFiles(out));
        } finally {
            assertTrue(first.signal("CONT"));
        }
        Program.Ended ended = first.await();
        assertEquals(0, ended.exitCode(), ended::toString);
        assertEquals(0, enumerate(SMALL).exitCode());
    }

    private Program.Ended enumerate(String... options) throws Exception {
        List<String> arguments = new java.util.ArrayList<>(List.of("enumerate", "--out", out.toString()));
        arguments.addAll(List.of(options));
        return Program.run(arguments.toArray(String[]::new));
    }
}
