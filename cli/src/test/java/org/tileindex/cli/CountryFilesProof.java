package org.tileindex.cli;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every file of countries in a folder, which `-Dcountries.folder` names, relative to the module's folder. They are too
/// large for the tree, so only this property makes Maven run the test: see "Test" in README.md.
class CountryFilesProof {
    private static final Set<String> BESIDE = Set.of("shx", "dbf", "prj", "cpg", "md");

    @TempDir
    private Path folder = Path.of("");

    static List<Path> files() throws IOException {
        try (Stream<Path> tree = Files.walk(Path.of(System.getProperty("countries.folder", "absent")))) {
            List<Path> files = tree.filter(Files::isRegularFile)
                    .filter(file -> !BESIDE.contains(
                            file.toString().substring(file.toString().lastIndexOf('.') + 1)))
                    .sorted()
                    .toList();
            assertFalse(files.isEmpty(), "no files");
            return files;
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyFileRuns(Path file) {
        System.out.println(CountryFiles.run(file, folder.resolve("out")));
    }
}
