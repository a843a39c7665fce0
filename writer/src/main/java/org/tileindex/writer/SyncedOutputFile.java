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
import org.tileindex.writer.telemetry.Telemetry;

/// A local file for Parquet that is on the disk, not in the page cache, once its stream is closed.
record SyncedOutputFile(Path path) implements OutputFile {
    private static final int BUFFER_BYTES = 1 << 18;

    @Override
    public PositionOutputStream create(long blockSizeHint) throws IOException {
        return new Stream(path, FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
    }

    @Override
    public PositionOutputStream createOrOverwrite(long blockSizeHint) throws IOException {
        return new Stream(
                path,
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
        private final TimedStream timed;
        private final OutputStream out;
        private long position;

        Stream(Path path, FileChannel channel) {
            this.path = path;
            this.channel = channel;
            this.timed = new TimedStream(Channels.newOutputStream(channel));
            this.out = new BufferedOutputStream(timed, BUFFER_BYTES);
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
                    long synced = event.isPresent() ? System.nanoTime() : 0;
                    channel.force(true);
                    if (event.isPresent()) {
                        event.get().finish(path, position, timed.nanos, System.nanoTime() - synced);
                    }
                }
            }
        }
    }

    /// Hands buffers on to the file, and while a recording is on measures how long that takes.
    private static final class TimedStream extends FilterOutputStream {
        private long nanos;

        TimedStream(OutputStream file) {
            super(file);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            if (Telemetry.isOn()) {
                long start = System.nanoTime();
                out.write(bytes, offset, length);
                nanos += System.nanoTime() - start;
            } else {
                out.write(bytes, offset, length);
            }
        }
    }
}
