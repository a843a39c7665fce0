package org.tileindex.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Compares two folders file by file and byte by byte.
final class FolderComparison {
    private FolderComparison() {}

    /// One line for each file that is not in both or not the same in both; none if the folders are equal.
    static List<String> differences(Path expected, Path actual) throws IOException {
        TreeSet<String> names = new TreeSet<>(files(expected));
        names.addAll(files(actual));
        List<String> differences = new ArrayList<>();
        for (String name : names) {
            Path left = expected.resolve(name);
            Path right = actual.resolve(name);
            if (!Files.exists(left)) {
                differences.add(name + ": unexpected");
            } else if (!Files.exists(right)) {
                differences.add(name + ": missing");
            } else {
                long at = Files.mismatch(left, right);
                if (at >= 0) {
                    differences.add("%s: differs from byte %d".formatted(name, at));
                }
            }
        }
        return differences;
    }

    /// Relative names of all regular files below `folder`, in ASCII order.
    static List<String> files(Path folder) throws IOException {
        try (Stream<Path> tree = Files.walk(folder)) {
            return tree.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }

    static void copy(Path from, Path to) throws IOException {
        for (String name : files(from)) {
            Path target = to.resolve(name);
            Files.createDirectories(target.resolveSibling("."));
            Files.copy(from.resolve(name), target);
        }
    }
}
