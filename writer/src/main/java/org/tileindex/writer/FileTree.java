package org.tileindex.writer;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.tileindex.writer.telemetry.FolderSync;
import org.tileindex.writer.telemetry.Telemetry;

/// Whole folders: make them durable, remove them.
final class FileTree {
    private FileTree() {}

    /// Makes the names in `root` and in all folders below it durable.
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

    /// Makes the names in `folder` durable.
    static void sync(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /// Removes `root` and all below it; absent is fine.
    static void delete(Path root) throws IOException {
        if (Files.notExists(root)) {
            return;
        }
        List<Path> deepestFirst;
        try (Stream<Path> tree = Files.walk(root)) {
            deepestFirst = tree.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : deepestFirst) {
            Files.deleteIfExists(path);
        }
    }
}
