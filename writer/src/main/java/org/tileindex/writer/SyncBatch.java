package org.tileindex.writer;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tileindex.writer.telemetry.FileWrite;
import org.tileindex.writer.telemetry.Stopwatch;
import org.tileindex.writer.telemetry.Telemetry;

/// Complete files that get their names once they are on the disk, many at a time: what one sync makes the file system
/// write out, the next need not wait for. Until then a file's name ends in `.part`; only a process that dies leaves it
/// so. For any number of threads.
public final class SyncBatch {
    private static final String UNFINISHED = ".part";

    private final int most;
    private final List<Complete> waiting = new ArrayList<>();
    private Optional<IOException> failure = Optional.empty();

    /// A file that lacks nothing but its name.
    ///
    /// @param name what it is to be called
    /// @param writeNanos what handing its bytes to the operating system took
    public record Complete(Path name, long bytes, long writeNanos) {}

    /// @param most as many files as this do not wait any longer
    public SyncBatch(int most) {
        this.most = most;
    }

    /// What a file that is to be called `name` is called until then.
    public static Path unfinished(Path name) {
        return name.resolveSibling(name.getFileName() + UNFINISHED);
    }

    /// Whether `file` has the name of one that is not finished.
    static boolean isUnfinished(Path file) {
        return file.toString().endsWith(UNFINISHED);
    }

    /// Takes files, and if enough are waiting then, brings all of them to the disk. Returns what that took.
    ///
    /// @throws IOException if a file cannot be synced or renamed; those without a name are removed, and this batch
    ///     takes no more, because what it lost cannot be written again by who comes next
    public Stopwatch add(List<Complete> files) throws IOException {
        return bring(files, most);
    }

    /// Brings all files that wait to the disk, as [#add] does.
    public Stopwatch sync() throws IOException {
        return bring(List.of(), 1);
    }

    private Stopwatch bring(List<Complete> files, int enough) throws IOException {
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
                Files.move(unfinished(file.name()), file.name(), StandardCopyOption.ATOMIC_MOVE);
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
        try (FileChannel channel = FileChannel.open(unfinished(file.name()), StandardOpenOption.WRITE)) {
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
            Files.deleteIfExists(unfinished(file.name()));
        }
    }
}
