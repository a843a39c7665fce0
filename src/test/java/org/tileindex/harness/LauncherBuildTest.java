package org.tileindex.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The launcher builds the program again when anything of it has changed, and else does not. A stand-in for Maven takes
/// note of each build and fails it.
class LauncherBuildTest {
    private static final Pattern MODULE = Pattern.compile("<module>(.*)</module>");
    private static final Set<String> NOT_THE_PROGRAM = Set.of("bench", "src/test", "src/oracles");

    @TempDir
    private Path home = Path.of("");

    private Path launcher = Path.of("");

    @BeforeEach
    void install() throws IOException {
        launcher = Launcher.install(home);
        Path mvn = Files.createDirectories(home.resolve("bin")).resolve("mvn");
        Files.writeString(mvn, "#!/bin/sh\necho build >>'%s'\nexit 1\n".formatted(home.resolve("builds")));
        assertTrue(mvn.toFile().setExecutable(true));
    }

    @Test
    void aChangeInAnyModuleOfTheProgramIsBuilt() throws Exception {
        List<String> modules = modules();
        assertTrue(modules.containsAll(List.of("grid", "zones", "enumerator", "verify", "cli")), modules::toString);
        for (String module : modules) {
            for (String file : List.of("pom.xml", "src/main/java/Changed.java", "src/main/resources/changed.txt")) {
                Path changed = newer(home.resolve(module).resolve(file));
                assertEquals(1, builds(), changed::toString);
                Files.delete(changed);
            }
        }
    }

    @Test
    void aJarBuiltByHandIsBuiltAgain() throws Exception {
        newer(home.resolve("cli/target/tile-index-cli-by-hand.jar"));
        assertEquals(1, builds());
    }

    @Test
    void nothingIsBuiltWhereNothingChanged() throws Exception {
        assertEquals(0, builds());
        newer(home.resolve("bench/src/main/java/Changed.java"));
        newer(home.resolve("README.md"));
        assertEquals(0, builds());
    }

    private static List<String> modules() throws IOException {
        Matcher matcher = MODULE.matcher(Files.readString(Repository.root().resolve("pom.xml")));
        return matcher.results()
                .map(found -> found.group(1))
                .filter(module -> !NOT_THE_PROGRAM.contains(module))
                .toList();
    }

    /// Creates a file that is newer than the launcher's stamp.
    private static Path newer(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "");
        return Files.setLastModifiedTime(file, FileTime.from(Instant.now().plus(Duration.ofDays(2))));
    }

    /// Runs the launcher, and returns how many builds it began.
    private int builds() throws IOException, InterruptedException {
        Path log = home.resolve("builds");
        Files.deleteIfExists(log);
        String path = home.resolve("bin") + ":" + System.getenv("PATH");
        Program.startCommand(List.of("env", "PATH=" + path, launcher.toString(), "--version"))
                .await();
        return Files.exists(log) ? Files.readAllLines(log).size() : 0;
    }
}
