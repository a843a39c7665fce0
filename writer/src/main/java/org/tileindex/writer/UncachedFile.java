package org.tileindex.writer;

import com.sun.nio.file.ExtendedOpenOption;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.util.Optional;

/// A file open past the page cache. Filling the cache costs more than a fast disk does.
///
/// Not every file system has this, and some show it only when it is used. So a failure is no error: the caller does
/// the same through the cache, and that is what then fails, if anything does.
final class UncachedFile implements Closeable {
    /// Bytes handled at a time.
    static final int BLOCK_BYTES = 1 << 20;

    /// Fewer bytes are handled sooner through the cache.
    static final int LEAST_BYTES = 1 << 15;

    /// What disks may ask of addresses, positions and lengths.
    private static final int ALIGNMENT = 4096;

    private Optional<FileChannel> channel;

    private UncachedFile(Optional<FileChannel> channel) {
        this.channel = channel;
    }

    /// A buffer of one block, whose address suits a disk.
    static ByteBuffer newBuffer() {
        return ByteBuffer.allocateDirect(BLOCK_BYTES + ALIGNMENT)
                .alignedSlice(ALIGNMENT)
                .slice(0, BLOCK_BYTES);
    }

    /// Opens `path`, which exists.
    static UncachedFile open(Path path, OpenOption access) {
        try {
            return new UncachedFile(Optional.of(FileChannel.open(path, access, ExtendedOpenOption.DIRECT)));
        } catch (UnsupportedOperationException | IOException e) {
            return new UncachedFile(Optional.empty());
        }
    }

    /// How many of `bytes` bytes can go past the cache.
    static int aligned(int bytes) {
        return bytes & -ALIGNMENT;
    }

    /// Writes all of `block`, which starts at its buffer's start and has an [#aligned] length, at `position`, a
    /// multiple of [#BLOCK_BYTES]. False if that cannot be done past the cache; `block` is then as it was.
    boolean write(ByteBuffer block, long position) throws IOException {
        if (channel.isEmpty()) {
            return false;
        }
        try {
            while (block.hasRemaining()) {
                channel.get().write(block, position + block.position());
            }
            return true;
        } catch (IOException e) {
            close();
            block.rewind();
            return false;
        }
    }

    /// Fills `block`, which is empty, from `position`, a multiple of [#BLOCK_BYTES] with as many bytes after it. False
    /// if
    /// that cannot be done past the cache; `block` is then as it was.
    boolean read(ByteBuffer block, long position) throws IOException {
        if (channel.isEmpty()) {
            return false;
        }
        try {
            while (block.hasRemaining()) {
                if (channel.get().read(block, position + block.position()) < 0) {
                    throw new EOFException();
                }
            }
            return true;
        } catch (IOException e) {
            close();
            block.rewind();
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        if (channel.isPresent()) {
            channel.get().close();
            channel = Optional.empty();
        }
    }
}
