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

/// A file opened for direct I/O, which bypasses the page cache. On a fast disk, filling the cache would take longer
/// than the transfer itself.
///
/// Not every file system supports direct I/O, and some refuse it only on first use. So a failure is not reported: the
/// caller repeats the transfer with buffered I/O, which throws if the file itself is at fault.
final class DirectFile implements Closeable {
    /// Bytes transferred at a time.
    static final int BLOCK_BYTES = 1 << 20;

    /// Fewer bytes are transferred faster with buffered I/O.
    static final int MIN_BYTES = 1 << 15;

    /// The multiple, in bytes, that disks may require of addresses, positions and lengths.
    private static final int ALIGNMENT = 4096;

    private Optional<FileChannel> channel;

    private DirectFile(Optional<FileChannel> channel) {
        this.channel = channel;
    }

    /// A buffer of one block at an aligned address.
    static ByteBuffer newBuffer() {
        return ByteBuffer.allocateDirect(BLOCK_BYTES + ALIGNMENT)
                .alignedSlice(ALIGNMENT)
                .slice(0, BLOCK_BYTES);
    }

    /// Opens `path`, which exists.
    static DirectFile open(Path path, OpenOption access) {
        try {
            return new DirectFile(Optional.of(FileChannel.open(path, access, ExtendedOpenOption.DIRECT)));
        } catch (UnsupportedOperationException | IOException e) {
            return new DirectFile(Optional.empty());
        }
    }

    /// The number of bytes, of `bytes`, that direct I/O can transfer.
    static int aligned(int bytes) {
        return bytes & -ALIGNMENT;
    }

    /// Writes all of `block` at `position`, a multiple of [#BLOCK_BYTES]. The block starts at the start of its buffer
    /// and has an [#aligned] length. Returns false if direct I/O cannot do that; `block` is then as it was.
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

    /// Fills `block`, which is empty, from `position`, a multiple of [#BLOCK_BYTES] with as many bytes after it.
    /// Returns false if direct I/O cannot do that; `block` is then as it was.
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
