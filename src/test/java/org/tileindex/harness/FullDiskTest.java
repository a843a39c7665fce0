package org.tileindex.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An output that has no room: one line in words, exit code 1, nothing published; finished shards are kept.
@Tag("slow")
class FullDiskTest {
    private static final Pattern FULL = Pattern.compile(
            "tile-index: E011_OUTPUT: cannot write to .*: (?:no space left on the device|no file may grow"
                    + " that large)[^;.]*(?:; (\\d+) finished shards? (?:is|are) kept)?[.]"
                    + " (?:Make room|Give an --out).*");

    @TempDir
    private Path folder = Path.of("");

    /// A file system of two megabytes; where this process may not mount one, the limit on a file's size stands in.
    @Test
    void aFullDiskIsAnErrorAndFinishedShardsAreResumed() throws Exception {
        Path disk = Files.createDirectory(folder.resolve("disk"));
        boolean mounted = Program.system("mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", disk.toString()) == 0;
        try {
            int kept = assertFailsForWantOfSpace(disk, mounted ? List.of() : limitedTo(64));
            if (mounted) {
                assertTrue(kept > 0, "kept shards");
                assertEquals(0, Program.system("mount", "-o", "remount,size=200m", disk.toString()));
            }
            Program.Ended resumed =
                    Program.startCommand(large(disk, "--resume")).await();
            assertEquals(0, resumed.exitCode(), resumed::toString);
            Pattern line = Pattern.compile("resumed      (\\d+|nothing).*");
            String said = resumed.stdout().stream()
                    .map(line::matcher)
                    .filter(Matcher::matches)
                    .map(matcher -> matcher.group(1))
                    .findFirst()
                    .orElse("no such line");
            assertEquals(kept == 0 ? "nothing" : Integer.toString(kept), said, resumed::toString);
        } finally {
            if (mounted) {
                assertEquals(0, Program.system("umount", disk.toString()), "umount " + disk);
            }
        }
    }

    @Test
    void aFileThatMayNotGrowIsAnErrorAndNothingIsPublished() throws Exception {
        Path out = folder.resolve("out");
        assertFailsForWantOfSpace(out, limitedTo(64));
        Program.Ended again = Program.run("enumerate", "--out", out.toString(), "--countries", "LS", "--grid", "5m");
        assertEquals(0, again.exitCode(), again::toString);
        assertEquals(List.of("lock"), privateFiles(out), "without --resume nothing is kept for long");
    }

    /// The report needs more room than the datasets, and is written before they are published.
    @Test
    void aDiskThatFillsAtTheReportIsAnErrorAndNothingIsPublished() throws Exception {
        Path out = folder.resolve("out");
        String[] small = {
            "enumerate", "--out", out.toString(), "--countries", "LS", "--grid", "5m", "--progress", "none"
        };
        List<String> command = new ArrayList<>(limitedTo(200));
        command.addAll(Program.command(small));
        Program.Ended full = Program.startCommand(command).await();
        CommandErrorsTest.assertOneLine(1, "tile-index: E011_OUTPUT: ", out.toString(), full);
        assertEquals(FolderState.published(folder.resolve("nothing")), FolderState.published(out), "datasets");

        Program.Ended again = Program.run(small);
        assertEquals(0, again.exitCode(), again::toString);
    }

    /// Runs the command with files of at most that many blocks of 512 bytes.
    private static List<String> limitedTo(int blocks) {
        return List.of("sh", "-c", "ulimit -f " + blocks + " && exec \"$@\"", "sh");
    }

    /// Fails for want of space, and returns the number of shards that are said to be kept, and are.
    private static int assertFailsForWantOfSpace(Path out, List<String> wrapper) throws Exception {
        Program.Ended small = Program.run("enumerate", "--out", out.toString(), "--countries", "LS", "--grid", "5m");
        assertEquals(0, small.exitCode(), small::toString);
        Map<String, FolderState> before = FolderState.published(out);

        List<String> command = new ArrayList<>(wrapper);
        command.addAll(large(out));
        Program.Ended full = Program.startCommand(command).await();
        CommandErrorsTest.assertOneLine(1, "tile-index: E011_OUTPUT: ", out.toString(), full);
        Matcher said = FULL.matcher(full.stderr().getFirst());
        assertTrue(said.matches(), full::toString);
        assertEquals(before, FolderState.published(out), "earlier output");

        int kept = said.group(1) == null ? 0 : Integer.parseInt(said.group(1));
        List<String> left = privateFiles(out);
        assertTrue(left.contains("lock") && left.stream().noneMatch(file -> file.endsWith(".part")), left::toString);
        for (String dataset : List.of("/tile_index/", "/tile_bounds/")) {
            long shards = left.stream().filter(file -> file.contains(dataset)).count();
            assertTrue(shards >= kept, () -> kept + " shards of " + left);
        }
        assertTrue(kept > 0 || left.equals(List.of("lock")), left::toString);
        return kept;
    }

    private static List<String> privateFiles(Path out) throws IOException {
        return FolderComparison.files(out.resolve(".tile-index"));
    }

    /// A run with many shards, which need some megabytes together.
    private static List<String> large(Path out, String... more) {
        List<String> arguments =
                new ArrayList<>(List.of("enumerate", "--out", out.toString(), "--countries", "BR,IN,LS"));
        arguments.addAll(List.of("--progress", "none", "--workers", "4", "--shard-rows", "500000"));
        arguments.addAll(List.of(more));
        return Program.command(arguments.toArray(String[]::new));
    }
}
