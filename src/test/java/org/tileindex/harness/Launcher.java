package org.tileindex.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/// The launcher `./tile-index`, copied beside links to the build under test, so that it has nothing to build.
final class Launcher {
    private Launcher() {}

    /// Puts the launcher into `home` and returns its path.
    static Path install(Path home) throws IOException {
        Path build = Repository.root().resolve("cli/target");
        Path target = Files.createDirectories(home.resolve("cli/target"));
        Files.createSymbolicLink(target.resolve("lib"), build.resolve("lib"));
        for (Path jar : jars(build)) {
            Files.createSymbolicLink(target.resolve(jar.getFileName()), jar);
        }
        for (String flags : List.of("jvm.args", "jvm-vector.args")) {
            Files.copy(Repository.root().resolve(flags), home.resolve(flags));
        }
        Path stamp = Files.createFile(target.resolve("launcher.stamp"));
        Files.setLastModifiedTime(stamp, FileTime.from(Instant.now().plus(Duration.ofDays(1))));
        return Files.copy(
                Repository.root().resolve("tile-index"),
                home.resolve("tile-index"),
                StandardCopyOption.COPY_ATTRIBUTES);
    }

    private static List<Path> jars(Path build) throws IOException {
        try (Stream<Path> files = Files.list(build)) {
            return files.filter(file -> file.toString().endsWith(".jar")).toList();
        }
    }
}
