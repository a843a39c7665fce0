package org.tileindex.cache;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A build is another one as soon as any jar of the program is.
class BuildStampTest {
    private static final List<String> JARS = List.of("tile-index-cli-1.jar", "tile-index-grid-1.jar", "jts-core.jar");

    @TempDir
    private Path folder = Path.of("");

    @Test
    void aChangeOfAnyJarOfTheProgramChangesTheStamp() throws IOException {
        for (String jar : JARS) {
            Files.writeString(folder.resolve(jar), jar);
        }
        Optional<String> before = BuildStamp.of(classPath(JARS));
        for (String jar : JARS) {
            Files.writeString(folder.resolve(jar), "another build");
            Optional<String> after = BuildStamp.of(classPath(JARS));
            if (jar.startsWith("tile-index-")) {
                assertNotEquals(before, after, jar);
            } else {
                assertEquals(before, after, jar);
            }
            Files.writeString(folder.resolve(jar), jar);
        }
    }

    @Test
    void theOrderOfTheClassPathDoesNotMatter() throws IOException {
        for (String jar : JARS) {
            Files.writeString(folder.resolve(jar), jar);
        }
        assertEquals(BuildStamp.of(classPath(JARS)), BuildStamp.of(classPath(JARS.reversed())));
    }

    @Test
    void classesThatDoNotComeFromJarsHaveNoStamp() {
        assertEquals(Optional.empty(), BuildStamp.of(folder + File.pathSeparator));
    }

    private String classPath(List<String> names) {
        return Stream.concat(names.stream(), Stream.of("classes"))
                .map(name -> folder.resolve(name).toString())
                .collect(Collectors.joining(File.pathSeparator));
    }
}
