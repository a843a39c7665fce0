package org.tileindex.spark.job;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The published files of an output, with their digests.
final class PublishedFiles {
    private PublishedFiles() {}

    /// Both outputs have the same files, byte for byte, and the second has nothing that a run should have removed.
    static void assertSame(Path expected, Path actual) throws IOException {
        assertEquals(of(expected), of(actual));
        assertEquals(List.of("lock"), names(actual.resolve(".tile-index")));
    }

    /// The names in a folder.
    static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static SortedMap<String, String> of(Path out) throws IOException {
        SortedMap<String, String> digests = new TreeMap<>();
        try (Stream<Path> tree = Files.walk(out)) {
            for (Path file : tree.filter(Files::isRegularFile).toList()) {
                String name = out.relativize(file).toString();
                if (!name.startsWith(".tile-index") && !name.startsWith("reports")) {
                    digests.put(name, digest(file));
                }
            }
        }
        return digests;
    }

    private static String digest(Path file) throws IOException {
        try {
            byte[] bytes = Files.readAllBytes(file);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
