package org.tileindex.clip;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import org.tileindex.tile.OutputPaths;
import org.tileindex.writer.OutputLock;
import org.tileindex.writer.SyncBatch;

/// The folder of the files, which get their names once they are on the disk. For any number of threads.
final class ClipFolder implements Closeable {
    private static final String SUFFIX = ".tif";
    private static final int FILES_SYNCED_TOGETHER = 64;

    private final Path out;
    private final SyncBatch batch = new SyncBatch(FILES_SYNCED_TOGETHER);
    private final LongAdder written = new LongAdder();
    private final LongAdder unchanged = new LongAdder();
    private final LongAdder bytes = new LongAdder();

    private final OutputLock lock;

    private ClipFolder(Path out, OutputLock lock) {
        this.out = out;
        this.lock = lock;
    }

    /// Locks the folder, which is created if it is absent.
    ///
    /// @throws org.tileindex.writer.OutputBusyException if another run holds it
    static ClipFolder open(Path out) throws IOException {
        return new ClipFolder(out, OutputLock.take(out));
    }

    /// The name of a zone's file: its id with all but letters, digits, `.`, `_` and `-` as percent escapes.
    static String name(String id) {
        return OutputPaths.escaped(id) + SUFFIX;
    }

    ClipFile open(Clipper clipper, ZoneClip zone) throws IOException {
        return new ClipFile(clipper, zone, out.resolve(name(zone.id())));
    }

    /// Ends a file that is complete, and sees to it that it gets its name.
    ///
    /// @throws OtherFileException if there is a file of this name with other bytes
    void finish(ClipFile file) throws IOException, OtherFileException {
        bytes.add(file.end());
        if (file.isThere()) {
            unchanged.increment();
            return;
        }
        written.increment();
        batch.add(List.of(file.handOver()));
    }

    /// Gives all complete files their names, and lets other runs into the folder.
    @Override
    public void close() throws IOException {
        try {
            batch.sync();
        } finally {
            lock.close();
        }
    }

    int written() {
        return written.intValue();
    }

    int unchanged() {
        return unchanged.intValue();
    }

    long bytes() {
        return bytes.sum();
    }
}
