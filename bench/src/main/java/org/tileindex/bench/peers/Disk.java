package org.tileindex.bench.peers;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Operations on trees of output files.
final class Disk {
    private Disk() {}

    /// Syncs all files and folders under `root`, as this program does with its own output.
    static void sync(Path root) throws IOException {
        for (Path path : deepestFirst(root)) {
            try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    /// Removes `root` and everything in it; does nothing if it does not exist.
    static void delete(Path root) throws IOException {
        if (Files.exists(root)) {
            for (Path path : deepestFirst(root)) {
                Files.delete(path);
            }
        }
    }

    /// All Parquet files under `root`, relative to it.
    static Set<Path> parquetFiles(Path root) throws IOException {
        return deepestFirst(root).stream()
                .filter(path -> path.toString().endsWith(".parquet"))
                .map(root::relativize)
                .collect(Collectors.toUnmodifiableSet());
    }

    /// The size of all Parquet files under `root` in bytes.
    static long parquetBytes(Path root) throws IOException {
        long bytes = 0;
        for (Path file : parquetFiles(root)) {
            bytes += Files.size(root.resolve(file));
        }
        return bytes;
    }

    private static List<Path> deepestFirst(Path root) throws IOException {
        try (Stream<Path> tree = Files.walk(root)) {
            return tree.sorted(Comparator.reverseOrder()).toList();
        }
    }
}
