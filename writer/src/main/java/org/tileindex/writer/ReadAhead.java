package org.tileindex.writer;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// The bytes of several files, one after another, in blocks. While the caller uses a block, a thread reads the next
/// one, with direct I/O because the files were written that way and are not in the page cache.
final class ReadAhead implements Contents {
    private static final ByteBuffer END = ByteBuffer.allocate(0);

    private final List<Block> blocks = new ArrayList<>();
    private final ExecutorService reader = Executors.newSingleThreadExecutor();
    /// The buffer that the reader fills next; it holds the block before the current one.
    private ByteBuffer spare = DirectFile.newBuffer();
    private Future<ByteBuffer> coming;
    private final int count;
    private int next;
    private int taken;

    /// Bytes `[position, position + length)` of a file.
    private record Block(int number, Path file, long position, int length) {}

    ReadAhead(List<Path> files) throws IOException {
        count = files.size();
        for (int number = 0; number < files.size(); number++) {
            Path file = files.get(number);
            long size = Files.size(file);
            for (long position = 0; position < size; position += DirectFile.BLOCK_BYTES) {
                blocks.add(new Block(number, file, position, (int) Math.min(DirectFile.BLOCK_BYTES, size - position)));
            }
        }
        coming = reader.submit(() -> read(DirectFile.newBuffer()));
    }

    @Override
    public ByteBuffer next() throws IOException {
        ByteBuffer ready = Futures.await(coming);
        ByteBuffer into = spare;
        spare = ready;
        taken++;
        coming = reader.submit(() -> read(into));
        return ready;
    }

    @Override
    public int files() {
        return count;
    }

    @Override
    public int file() {
        return blocks.get(taken - 1).number();
    }

    private ByteBuffer read(ByteBuffer into) throws IOException {
        if (next == blocks.size()) {
            return END;
        }
        Block block = blocks.get(next++);
        try (FileChannel channel = FileChannel.open(block.file(), StandardOpenOption.READ)) {
            readDirectly(block, into.clear());
            into.limit(block.length());
            while (into.hasRemaining()) {
                if (channel.read(into, block.position() + into.position()) < 0) {
                    throw new EOFException(block.file() + " has become shorter");
                }
            }
            return into.flip();
        }
    }

    /// Reads the part of the block that direct I/O can read, or nothing.
    private static void readDirectly(Block block, ByteBuffer into) throws IOException {
        int aligned = DirectFile.aligned(block.length());
        if (aligned >= DirectFile.MIN_BYTES) {
            try (DirectFile direct = DirectFile.open(block.file(), StandardOpenOption.READ)) {
                direct.read(into.limit(aligned), block.position());
            }
        }
    }

    @Override
    public void close() {
        reader.close();
    }
}
