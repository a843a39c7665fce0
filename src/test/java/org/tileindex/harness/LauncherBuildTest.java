package org.tileindex.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The launcher builds the program again when anything of it has changed, and else does not. A stand-in for Maven takes
/// note of each build and fails it.
@Tag("slow")
class LauncherBuildTest {
    private static final Pattern MODULE = Pattern.compile("<module>(.*)</module>");
    private static final Set<String> NOT_THE_PROGRAM =
            Set.of("bench", "src/test", "src/oracles", "src/servers", "spark", "spark/runtime");

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
        newer(home.resolve("spark/src/main/java/Changed.java"));
        newer(home.resolve("README.md"));
        assertEquals(0, builds());
    }

    /// A process that is gone leaves its lock behind; nobody waits for it.
    @Test
    void theLockOfADeadProcessIsTakenOver() throws Exception {
        Files.writeString(home.resolve("cli/target/launcher.lock"), deadProcess() + "\n");
        newer(home.resolve("grid/pom.xml"));
        assertEquals(1, builds());
        assertEquals(List.of(), locks());
    }

    /// An earlier launcher made a folder.
    @Test
    void aFolderInThePlaceOfTheLockIsTakenAway() throws Exception {
        Files.createDirectory(home.resolve("cli/target/launcher.lock"));
        newer(home.resolve("grid/pom.xml"));
        assertEquals(1, builds());
        assertEquals(List.of(), locks());
    }

    @Test
    void theLockOfALivingProcessIsWaitedFor() throws Exception {
        String owner = Long.toString(ProcessHandle.current().pid());
        Path lock = Files.writeString(home.resolve("cli/target/launcher.lock"), owner);
        newer(home.resolve("grid/pom.xml"));
        Process waiting =
                new ProcessBuilder(command()).redirectErrorStream(true).start();
        try (BufferedReader said = waiting.inputReader()) {
            assertEquals("tile-index: waiting for the build of process " + owner, said.readLine());
            assertTrue(waiting.isAlive());
            Files.delete(lock);
            List<String> rest = said.lines().toList();
            assertEquals("tile-index: building, once; this takes about a minute", rest.getFirst());
        }
        waiting.waitFor();
        assertEquals(List.of(), locks());
    }

    /// Root may write where permissions forbid it, so the folder of the build is a file system for reading only where
    /// this process may mount one.
    @Test
    void aFolderThatCannotBeWrittenIsSaidAndNotWaitedFor() throws Exception {
        newer(home.resolve("grid/pom.xml"));
        Path target = home.resolve("cli/target");
        boolean mounted = Program.system("mount", "-t", "tmpfs", "-o", "ro", "tmpfs", target.toString()) == 0;
        if (!mounted) {
            Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("r-xr-xr-x"));
        }
        try {
            Program.Ended ended = Program.startCommand(command()).await();
            assertEquals(1, ended.exitCode());
            assertEquals(1, ended.stderr().size(), ended::toString);
            String said = ended.stderr().getFirst();
            assertTrue(said.startsWith("tile-index: the program must be built first, but " + target), said);
            assertTrue(said.contains("cannot be written: "), said);
            assertTrue(said.contains(mounted ? "Read-only file system. Copy" : "Permission denied. Copy"), said);
        } finally {
            if (mounted) {
                assertEquals(0, Program.system("umount", target.toString()));
            } else {
                Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwxr-xr-x"));
            }
        }
    }

    /// The number of a process that has ended.
    private static long deadProcess() throws IOException, InterruptedException {
        Process process = new ProcessBuilder("true").start();
        process.waitFor();
        return process.pid();
    }

    private List<String> locks() throws IOException {
        try (Stream<Path> files = Files.list(home.resolve("cli/target"))) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.contains(".lock"))
                    .toList();
        }
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
        Program.startCommand(command()).await();
        return Files.exists(log) ? Files.readAllLines(log).size() : 0;
    }

    private List<String> command() {
        String path = home.resolve("bin") + ":" + System.getenv("PATH");
        return List.of("env", "PATH=" + path, launcher.toString(), "--version");
    }
}
