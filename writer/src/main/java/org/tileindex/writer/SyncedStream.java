package org.tileindex.writer;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.apache.parquet.io.PositionOutputStream;
import org.tileindex.writer.telemetry.FileWrite;
import org.tileindex.writer.telemetry.Stopwatch;
import org.tileindex.writer.telemetry.Telemetry;

/// Writes a file whose bytes are on the disk when it is closed: whole blocks past the page cache, what is left of a
/// block through it.
final class SyncedStream extends PositionOutputStream {
    private final Path path;
    private final ByteBuffer buffer;
    private final Stopwatch stopwatch;
    private final FileChannel channel;
    private Optional<UncachedFile> uncached = Optional.empty();
    private long written;

    /// @param buffer of [UncachedFile#newBuffer]
    SyncedStream(Path path, ByteBuffer buffer, Stopwatch stopwatch, OpenOption... creation) throws IOException {
        this.path = path;
        this.buffer = buffer.clear();
        this.stopwatch = stopwatch;
        Set<OpenOption> options = new HashSet<>(Set.of(creation));
        options.add(StandardOpenOption.WRITE);
        this.channel = FileChannel.open(path, options);
    }

    @Override
    public long getPos() {
        return written + buffer.position();
    }

    @Override
    public void write(int b) throws IOException {
        buffer.put((byte) b);
        if (!buffer.hasRemaining()) {
            writeBlock();
        }
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        int from = offset;
        int end = offset + length;
        while (from < end) {
            int n = Math.min(end - from, buffer.remaining());
            buffer.put(bytes, from, n);
            from += n;
            if (!buffer.hasRemaining()) {
                writeBlock();
            }
        }
    }

    private void writeBlock() throws IOException {
        stopwatch.start();
        buffer.flip();
        if (uncached.isEmpty()) {
            uncached = Optional.of(UncachedFile.open(path, StandardOpenOption.WRITE));
        }
        if (!uncached.get().write(buffer, written)) {
            writeThroughCache();
        }
        written += buffer.limit();
        buffer.clear();
        stopwatch.stop();
    }

    private void writeThroughCache() throws IOException {
        while (buffer.hasRemaining()) {
            channel.write(buffer, written + buffer.position());
        }
    }

    @Override
    public void close() throws IOException {
        try (channel) {
            if (channel.isOpen()) {
                Optional<FileWrite> event = Telemetry.fileWrite();
                finish();
                long writing = stopwatch.wallNanos();
                stopwatch.start();
                channel.force(true);
                stopwatch.stop();
                if (event.isPresent()) {
                    event.get().finish(path, written, writing, stopwatch.wallNanos() - writing);
                }
            }
        } finally {
            if (uncached.isPresent()) {
                uncached.get().close();
            }
        }
    }

    private void finish() throws IOException {
        stopwatch.start();
        buffer.flip();
        writeThroughCache();
        written += buffer.limit();
        buffer.clear();
        stopwatch.stop();
    }
}
