package org.tileindex.writer;

import java.io.Closeable;
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

/// The bytes of files that follow each other, in blocks. While a block is used, a thread reads the next one, from the
/// disk what was written to it past the page cache.
final class ReadAhead implements Closeable {
    private static final ByteBuffer END = ByteBuffer.allocate(0);

    private final List<Block> blocks = new ArrayList<>();
    private final ExecutorService reader = Executors.newSingleThreadExecutor();
    /// What the reader fills next: the block before the one that is read now.
    private ByteBuffer spare = UncachedFile.newBuffer();
    private Future<ByteBuffer> coming;
    private int next;

    /// Bytes `[position, position + length)` of a file.
    private record Block(Path file, long position, int length) {}

    ReadAhead(List<Path> files) throws IOException {
        for (Path file : files) {
            long size = Files.size(file);
            for (long position = 0; position < size; position += UncachedFile.BLOCK_BYTES) {
                blocks.add(new Block(file, position, (int) Math.min(UncachedFile.BLOCK_BYTES, size - position)));
            }
        }
        coming = reader.submit(() -> read(UncachedFile.newBuffer()));
    }

    /// The next block, which is good until this is called again; empty after the last one.
    ByteBuffer next() throws IOException {
        ByteBuffer ready = Waiting.of(coming);
        ByteBuffer into = spare;
        spare = ready;
        coming = reader.submit(() -> read(into));
        return ready;
    }

    private ByteBuffer read(ByteBuffer into) throws IOException {
        if (next == blocks.size()) {
            return END;
        }
        Block block = blocks.get(next++);
        try (FileChannel channel = FileChannel.open(block.file(), StandardOpenOption.READ)) {
            readUncached(block, into.clear());
            into.limit(block.length());
            while (into.hasRemaining()) {
                if (channel.read(into, block.position() + into.position()) < 0) {
                    throw new EOFException(block.file() + " has become shorter");
                }
            }
            return into.flip();
        }
    }

    /// Reads what can be read past the cache; all of it or nothing.
    private static void readUncached(Block block, ByteBuffer into) throws IOException {
        int past = UncachedFile.aligned(block.length());
        if (past >= UncachedFile.LEAST_BYTES) {
            try (UncachedFile uncached = UncachedFile.open(block.file(), StandardOpenOption.READ)) {
                uncached.read(into.limit(past), block.position());
            }
        }
    }

    @Override
    public void close() {
        reader.close();
    }
}
