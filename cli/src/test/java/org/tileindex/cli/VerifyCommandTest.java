package org.tileindex.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Exit codes of `verify`: 0 all is well, 1 faults or nothing to verify, 2 wrong usage.
@Tag("slow")
class VerifyCommandTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void aPublishedOutputIsGoodUntilAFileIsAdded() throws Exception {
        String out = folder.resolve("out").toString();
        assertEquals(0, Main.run("enumerate", "--out", out, "--grid", "5m", "--countries", "LS", "--progress", "none"));
        assertEquals(0, Main.run("verify", out, "--progress", "none"));
        assertEquals(0, Main.run("verify", out, "--exhaustive", "--workers", "1", "--progress", "none"));
        Files.createFile(folder.resolve("out/tile_index/stray"));
        assertEquals(1, Main.run("verify", out, "--progress", "none"));
        assertEquals(1, Main.run("verify", out, "--parameter-hash", "0", "--progress", "none"));
    }

    @Test
    void nothingToVerifyIsAFailure() {
        assertEquals(1, Main.run("verify", folder.resolve("absent").toString()));
    }

    @Test
    void wrongUsage() {
        String out = folder.toString();
        assertEquals(2, Main.run("verify"));
        assertEquals(2, Main.run("verify", out, "--sample", "0"));
        assertEquals(2, Main.run("verify", out, "--workers", "0"));
        assertEquals(2, Main.run("verify", out, "--progress", "loud"));
    }
}
