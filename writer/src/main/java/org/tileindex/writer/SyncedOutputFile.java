package org.tileindex.writer;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.PositionOutputStream;
import org.tileindex.writer.telemetry.FileWrite;
import org.tileindex.writer.telemetry.Stopwatch;
import org.tileindex.writer.telemetry.Telemetry;

/// A local file for Parquet that is on the disk, not in the page cache, once its stream is closed.
///
/// @param stopwatch counts the time that handing bytes to the file and syncing it take
record SyncedOutputFile(Path path, Stopwatch stopwatch) implements OutputFile {
    private static final int BUFFER_BYTES = 1 << 18;

    @Override
    public PositionOutputStream create(long blockSizeHint) throws IOException {
        return new Stream(
                path, stopwatch, FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
    }

    @Override
    public PositionOutputStream createOrOverwrite(long blockSizeHint) throws IOException {
        return new Stream(
                path,
                stopwatch,
                FileChannel.open(
                        path,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE));
    }

    @Override
    public boolean supportsBlockSize() {
        return false;
    }

    @Override
    public long defaultBlockSize() {
        return 0;
    }

    private static final class Stream extends PositionOutputStream {
        private final Path path;
        private final FileChannel channel;
        private final Stopwatch stopwatch;
        private final OutputStream out;
        private long position;

        Stream(Path path, Stopwatch stopwatch, FileChannel channel) {
            this.path = path;
            this.channel = channel;
            this.stopwatch = stopwatch;
            this.out = new BufferedOutputStream(
                    new TimedStream(Channels.newOutputStream(channel), stopwatch), BUFFER_BYTES);
        }

        @Override
        public long getPos() {
            return position;
        }

        @Override
        public void write(int b) throws IOException {
            out.write(b);
            position++;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
            position += length;
        }

        @Override
        public void flush() throws IOException {
            out.flush();
        }

        @Override
        public void close() throws IOException {
            try (channel) {
                if (channel.isOpen()) {
                    Optional<FileWrite> event = Telemetry.fileWrite();
                    out.flush();
                    long writing = stopwatch.wallNanos();
                    stopwatch.start();
                    channel.force(true);
                    stopwatch.stop();
                    if (event.isPresent()) {
                        event.get().finish(path, position, writing, stopwatch.wallNanos() - writing);
                    }
                }
            }
        }
    }

    /// Hands buffers on to the file, and counts how long that takes.
    private static final class TimedStream extends FilterOutputStream {
        private final Stopwatch stopwatch;

        TimedStream(OutputStream file, Stopwatch stopwatch) {
            super(file);
            this.stopwatch = stopwatch;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            stopwatch.start();
            out.write(bytes, offset, length);
            stopwatch.stop();
        }
    }
}
