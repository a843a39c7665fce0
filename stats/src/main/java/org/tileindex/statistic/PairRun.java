package org.tileindex.statistic;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// Sorted pairs in a temporary file: 16 bytes each, key and addend. `level` is the number of merges behind it.
record PairRun(Path file, int level) {
    private static final int BUFFER = 1 << 14;
    private static final int PAIR = Long.BYTES + Double.BYTES;

    /// Writes all pairs of a source to a new file. A file that cannot be written whole is deleted.
    static PairRun write(Path folder, int level, PairSource pairs) throws IOException {
        Path file = Files.createTempFile(folder, "distribution-", ".run");
        boolean whole = false;
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
            while (pairs.advance()) {
                buffer.putLong(pairs.key()).putDouble(pairs.addend());
                if (!buffer.hasRemaining()) {
                    drain(buffer, channel);
                }
            }
            drain(buffer, channel);
            whole = true;
        } finally {
            if (!whole) {
                Files.deleteIfExists(file);
            }
        }
        return new PairRun(file, level);
    }

    private static void drain(ByteBuffer buffer, FileChannel channel) throws IOException {
        buffer.flip();
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
        buffer.clear();
    }

    PairSource read() throws IOException {
        return new Cursor(FileChannel.open(file, StandardOpenOption.READ));
    }

    void delete() throws IOException {
        Files.deleteIfExists(file);
    }

    private static final class Cursor implements PairSource {
        private final FileChannel channel;
        private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER).limit(0);
        private long key;
        private double addend;

        Cursor(FileChannel channel) {
            this.channel = channel;
        }

        @Override
        public boolean advance() throws IOException {
            if (buffer.remaining() < PAIR && !fill()) {
                return false;
            }
            key = buffer.getLong();
            addend = buffer.getDouble();
            return true;
        }

        private boolean fill() throws IOException {
            buffer.compact();
            int read = 0;
            while (buffer.position() < PAIR && read >= 0) {
                read = channel.read(buffer);
            }
            buffer.flip();
            if (buffer.hasRemaining() && buffer.remaining() < PAIR) {
                throw new IOException("a temporary file of a distribution was cut off");
            }
            return buffer.hasRemaining();
        }

        @Override
        public long key() {
            return key;
        }

        @Override
        public double addend() {
            return addend;
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}
