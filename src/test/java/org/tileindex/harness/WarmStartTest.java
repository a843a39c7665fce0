package org.tileindex.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The programs that tests start are quick, because their classes come from an ahead-of-time cache.
@Tag("slow")
class WarmStartTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void programsTakeTheirClassesFromTheCache() throws Exception {
        assertTrue(source(Program.command("--version")).endsWith("source: shared objects file"), "from the cache");
    }

    @Test
    void coldProgramsTakeThemFromJars() throws Exception {
        assertTrue(source(Program.coldCommand("--version")).endsWith(".jar"), "from a jar");
    }

    /// Where the JVM has the main class from, in its own words.
    private String source(List<String> command) throws Exception {
        Path log = folder.resolve("classes.log");
        List<String> logged = new ArrayList<>(command);
        logged.add(logged.indexOf("-cp"), "-Xlog:class+load:file=" + log);
        assertEquals(0, Program.startCommand(logged).await().exitCode());
        return Files.readAllLines(log).stream()
                .filter(line -> line.contains("org.tileindex.cli.Main "))
                .findFirst()
                .orElseThrow();
    }
}
