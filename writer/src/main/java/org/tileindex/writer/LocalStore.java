package org.tileindex.writer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// An output in a folder of this machine, or of a file system that is mounted here.
public final class LocalStore implements Store {
    private final Path root;
    private final Path drafts;

    private LocalStore(Path root, Path drafts) {
        this.root = root;
        this.drafts = drafts;
    }

    /// The output in `root`, whose files are written where they belong; see [AtomicFile].
    public static LocalStore of(Path root) {
        return new LocalStore(root, root);
    }

    /// Lets writers with drafts of their own begin at the output in `root`, until its run has ended.
    public static void admitWriters(Path root) throws IOException {
        Files.createDirectories(root.resolve(DatasetFolders.ATTEMPTS));
    }

    /// The output in `root` for a writer that may be one of several of the same file: drafts have a folder of their
    /// own, on the same file system, and only a whole file comes to where others look.
    ///
    /// @param writer names the drafts' folder, which must be absent
    /// @throws IOException if no writer is admitted (any more), or this machine does not see the output
    public static LocalStore apart(Path root, String writer) throws IOException {
        Path drafts = root.resolve(DatasetFolders.ATTEMPTS).resolve(writer);
        return new LocalStore(root, Files.createDirectory(drafts));
    }

    private Path path(String name) {
        return root.resolve(name);
    }

    @Override
    public String shown(String name) {
        return path(name).toString();
    }

    @Override
    public boolean renamesAtomically() {
        return true;
    }

    @Override
    public Path drafts() {
        return drafts;
    }

    @Override
    public boolean draftsAreFiles() {
        return drafts.equals(root);
    }

    @Override
    public void put(String name) throws IOException {
        if (!draftsAreFiles()) {
            Path draft = drafts.resolve(name);
            try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(draft, path(name), StandardCopyOption.ATOMIC_MOVE);
        }
    }

    @Override
    public void drop(String name) throws IOException {
        if (!draftsAreFiles()) {
            Files.deleteIfExists(drafts.resolve(name));
        }
    }

    @Override
    public void put(String name, byte[] content) throws IOException {
        Path file = path(name);
        Path folder = file.getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        AtomicFile.replace(file, content);
    }

    @Override
    public boolean exists(String name) {
        return Files.exists(path(name));
    }

    @Override
    public SortedMap<String, Long> list(String folder) throws IOException {
        Path base = path(folder);
        if (Files.notExists(base)) {
            return Collections.emptySortedMap();
        }
        SortedMap<String, Long> files = new TreeMap<>();
        for (Path file : FileTree.files(base)) {
            files.put(base.relativize(file).toString().replace('\\', '/'), Files.size(file));
        }
        return files;
    }

    @Override
    public InputStream read(String name) throws IOException {
        return Files.newInputStream(path(name));
    }

    @Override
    public Contents contents(String folder) throws IOException {
        return new ReadAhead(FileTree.files(path(folder)));
    }

    @Override
    public void makeFolder(String name) throws IOException {
        Files.createDirectories(path(name));
    }

    @Override
    public void rename(String folder, String to) throws IOException {
        Files.move(path(folder), path(to), StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public void delete(String name) throws IOException {
        FileTree.delete(path(name));
    }

    @Override
    public void sync(String folder) throws IOException {
        FileTree.syncFolders(path(folder));
    }

    @Override
    public void syncNames(String folder) throws IOException {
        FileTree.sync(path(folder));
    }

    @Override
    public StoreLock lock() throws IOException {
        return OutputLock.take(root);
    }

    @Override
    public void close() throws IOException {
        if (!draftsAreFiles()) {
            FileTree.delete(drafts);
        }
    }
}
