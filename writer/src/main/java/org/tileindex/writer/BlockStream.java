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
import org.tileindex.writer.telemetry.Stopwatch;

/// Writes a file in blocks, past the page cache but for what a disk does not take so: its last bytes, and small files.
/// Closing does not sync.
final class BlockStream extends PositionOutputStream {
    private final Path path;
    private final ByteBuffer buffer;
    private final Stopwatch stopwatch;
    private final FileChannel channel;
    private Optional<UncachedFile> uncached = Optional.empty();
    private long written;

    /// @param buffer of [UncachedFile#newBuffer]
    BlockStream(Path path, ByteBuffer buffer, Stopwatch stopwatch, OpenOption... creation) throws IOException {
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

    /// Writes what the buffer holds and empties it.
    private void writeBlock() throws IOException {
        stopwatch.start();
        int bytes = buffer.position();
        int past = UncachedFile.aligned(bytes);
        buffer.flip();
        if (past >= UncachedFile.LEAST_BYTES && uncached().write(buffer.limit(past), written)) {
            buffer.limit(bytes);
        } else {
            buffer.limit(bytes).rewind();
        }
        while (buffer.hasRemaining()) {
            channel.write(buffer, written + buffer.position());
        }
        written += bytes;
        buffer.clear();
        stopwatch.stop();
    }

    private UncachedFile uncached() {
        if (uncached.isEmpty()) {
            uncached = Optional.of(UncachedFile.open(path, StandardOpenOption.WRITE));
        }
        return uncached.get();
    }

    @Override
    public void close() throws IOException {
        try (channel) {
            if (channel.isOpen()) {
                writeBlock();
            }
        } finally {
            if (uncached.isPresent()) {
                uncached.get().close();
            }
        }
    }
}
