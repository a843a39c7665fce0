package org.tileindex.writer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.tileindex.writer.telemetry.FolderSync;
import org.tileindex.writer.telemetry.Telemetry;

/// Operations on whole folders.
final class FileTree {
    private static final int DELETIONS = 5;

    private FileTree() {}

    /// Brings the names in `root`, and in all folders below it, to the disk.
    static void syncFolders(Path root) throws IOException {
        Optional<FolderSync> event = Telemetry.folderSync();
        List<Path> folders;
        try (Stream<Path> tree = Files.walk(root)) {
            folders = tree.filter(Files::isDirectory).toList();
        }
        for (Path folder : folders) {
            sync(folder);
        }
        if (event.isPresent()) {
            event.get().finish(root, folders.size());
        }
    }

    /// Brings the names in `folder` to the disk.
    static void sync(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /// Removes `root` and everything below it. Does nothing if it is absent. A writer that has not noticed that its run
    /// has ended may add or remove a file meanwhile; then this begins anew.
    static void delete(Path root) throws IOException {
        for (int attempt = 1; !Files.notExists(root); attempt++) {
            try {
                deleteOnce(root);
            } catch (DirectoryNotEmptyException | UncheckedIOException e) {
                if (attempt == DELETIONS) {
                    throw new IOException("cannot remove " + root, e);
                }
            }
        }
    }

    private static void deleteOnce(Path root) throws IOException {
        List<Path> deepestFirst;
        try (Stream<Path> tree = Files.walk(root)) {
            deepestFirst = tree.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : deepestFirst) {
            Files.deleteIfExists(path);
        }
    }

    /// All regular files below `partition`, in ASCII order of their relative paths.
    static List<Path> files(Path partition) throws IOException {
        try (Stream<Path> tree = Files.walk(partition)) {
            return tree.filter(Files::isRegularFile)
                    .sorted(Comparator.comparing(
                            file -> partition.relativize(file).toString()))
                    .toList();
        }
    }
}
