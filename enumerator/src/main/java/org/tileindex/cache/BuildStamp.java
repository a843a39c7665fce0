package org.tileindex.cache;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.CRC32C;

/// Identity of the build that runs. Results that one build remembers are a miss for every other build.
public final class BuildStamp {
    private static final String OUR_JARS = "tile-index-";

    private BuildStamp() {}

    /// A checksum over the jars of all modules of this program; empty if it does not run from jars, as nothing tells
    /// two builds apart then.
    public static Optional<String> current() {
        return of(System.getProperty("java.class.path", ""));
    }

    /// The same for another class path.
    static Optional<String> of(String classPath) {
        List<Path> jars = Stream.of(classPath.split(File.pathSeparator, -1))
                .map(Path::of)
                .filter(BuildStamp::isOurs)
                .sorted()
                .toList();
        if (jars.isEmpty()) {
            return Optional.empty();
        }
        try {
            CRC32C checksum = new CRC32C();
            for (Path jar : jars) {
                checksum.update(Files.readAllBytes(jar));
            }
            return Optional.of(Long.toHexString(checksum.getValue()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static boolean isOurs(Path entry) {
        String name = String.valueOf(entry.getFileName());
        return name.startsWith(OUR_JARS) && name.endsWith(".jar") && Files.isRegularFile(entry);
    }
}
