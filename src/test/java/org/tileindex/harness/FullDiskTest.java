package org.tileindex.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An output that has no room: one line, exit code 1, nothing published, and the space given back.
@Tag("slow")
class FullDiskTest {
    @TempDir
    private Path folder = Path.of("");

    /// A file system of two megabytes; where this process may not mount one, the limit on a file's size stands in.
    @Test
    void aFullDiskIsAnErrorAndNothingIsPublished() throws Exception {
        Path disk = Files.createDirectory(folder.resolve("disk"));
        boolean mounted = Program.system("mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", disk.toString()) == 0;
        try {
            assertFailsForWantOfSpace(disk, mounted ? List.of() : limitedTo(2048));
        } finally {
            if (mounted) {
                assertEquals(0, Program.system("umount", disk.toString()), "umount " + disk);
            }
        }
    }

    @Test
    void aFileThatMayNotGrowIsAnErrorAndNothingIsPublished() throws Exception {
        assertFailsForWantOfSpace(folder.resolve("out"), limitedTo(512));
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

    private static void assertFailsForWantOfSpace(Path out, List<String> wrapper) throws Exception {
        Program.Ended small = Program.run("enumerate", "--out", out.toString(), "--countries", "LS", "--grid", "5m");
        assertEquals(0, small.exitCode(), small::toString);
        Map<String, FolderState> before = FolderState.published(out);

        List<String> command = new ArrayList<>(wrapper);
        command.addAll(Program.command(
                "enumerate",
                "--out",
                out.toString(),
                "--countries",
                "BR,IN,LS",
                "--progress",
                "none",
                "--workers",
                "4"));
        Program.Ended full = Program.startCommand(command).await();
        CommandErrorsTest.assertOneLine(1, "tile-index: E011_OUTPUT: ", out.toString(), full);

        assertEquals(before, FolderState.published(out), "earlier output");
        assertEquals(
                List.of("lock"), FolderComparison.files(out.resolve(".tile-index")), "what the failed run left behind");
        Program.Ended again = Program.run("enumerate", "--out", out.toString(), "--countries", "LS", "--grid", "5m");
        assertEquals(0, again.exitCode(), again::toString);
    }
}
