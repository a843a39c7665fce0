package org.tileindex.writer;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tileindex.writer.telemetry.FileWrite;
import org.tileindex.writer.telemetry.Stopwatch;
import org.tileindex.writer.telemetry.Telemetry;

/// Complete files that wait to be synced and then get their names, as [AtomicFile] describes. Many files are synced
/// together, because the first sync makes the file system write out data that the later ones then need not wait for.
/// For any number of threads.
public final class SyncBatch {
    private final int size;
    private final List<Complete> waiting = new ArrayList<>();
    private Optional<IOException> failure = Optional.empty();

    /// A file whose content is complete but which still has its unfinished name.
    ///
    /// @param name its final name
    /// @param bytes its size
    /// @param writeNanos time spent in writes to the operating system, in nanoseconds
    public record Complete(Path name, long bytes, long writeNanos) {}

    /// @param size number of waiting files at which all of them are synced
    public SyncBatch(int size) {
        this.size = size;
    }

    /// Adds files to those that wait, and brings all of them to the disk if they are now enough.
    ///
    /// @return the time that took
    /// @throws IOException if a file cannot be synced or renamed; files without a name are then removed. The batch
    ///     accepts no more files after that, because the next caller could not write the lost ones again.
    public Stopwatch add(List<Complete> files) throws IOException {
        return syncIfEnough(files, size);
    }

    /// Brings all waiting files to the disk, as [#add] does.
    public Stopwatch sync() throws IOException {
        return syncIfEnough(List.of(), 1);
    }

    private Stopwatch syncIfEnough(List<Complete> files, int enough) throws IOException {
        List<Complete> due;
        synchronized (waiting) {
            if (failure.isPresent()) {
                throw new IOException("an earlier file could not be synced", failure.get());
            }
            waiting.addAll(files);
            if (waiting.size() < enough) {
                return new Stopwatch();
            }
            due = List.copyOf(waiting);
            waiting.clear();
        }
        Stopwatch time = new Stopwatch();
        time.start();
        try {
            for (Complete file : due) {
                sync(file);
            }
            for (Complete file : due) {
                AtomicFile.complete(file.name());
            }
        } catch (IOException e) {
            fail(due, e);
            throw e;
        }
        time.stop();
        return time;
    }

    private static void sync(Complete file) throws IOException {
        Optional<FileWrite> event = Telemetry.fileWrite();
        long start = System.nanoTime();
        try (FileChannel channel = FileChannel.open(AtomicFile.unfinished(file.name()), StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        if (event.isPresent()) {
            event.get().finish(file.name(), file.bytes(), file.writeNanos(), System.nanoTime() - start);
        }
    }

    private void fail(List<Complete> due, IOException cause) throws IOException {
        synchronized (waiting) {
            failure = Optional.of(cause);
        }
        for (Complete file : due) {
            Files.deleteIfExists(AtomicFile.unfinished(file.name()));
        }
    }
}
