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

/// Writes a file in blocks with direct I/O. Small files, and the last bytes of others, which are not whole disk blocks,
/// go through the page cache. Closing does not sync.
final class BlockStream extends PositionOutputStream {
    private final Path path;
    private final ByteBuffer buffer;
    private final Stopwatch stopwatch;
    private final FileChannel channel;
    private Optional<DirectFile> direct = Optional.empty();
    private long written;

    /// Opens `path`.
    ///
    /// @param buffer from [DirectFile#newBuffer]; belongs to this file alone while it is open
    /// @param stopwatch measures the writes to the operating system
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

    /// Writes the content of the buffer and empties it.
    private void writeBlock() throws IOException {
        stopwatch.start();
        int bytes = buffer.position();
        int aligned = DirectFile.aligned(bytes);
        buffer.flip();
        if (aligned >= DirectFile.MIN_BYTES && direct().write(buffer.limit(aligned), written)) {
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

    private DirectFile direct() {
        if (direct.isEmpty()) {
            direct = Optional.of(DirectFile.open(path, StandardOpenOption.WRITE));
        }
        return direct.get();
    }

    @Override
    public void close() throws IOException {
        try (channel) {
            if (channel.isOpen()) {
                writeBlock();
            }
        } finally {
            if (direct.isPresent()) {
                direct.get().close();
            }
        }
    }
}
