package org.tileindex.inspect;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;
import org.tileindex.fault.TileIndexException;
import org.tileindex.raster.source.ByteRange;
import org.tileindex.raster.source.ByteSource;

/// A file elsewhere as a channel. What is read at a time has at least [#WINDOW_BYTES], as far as the file goes, and the
/// last of these bytes are kept, so that a footer that is read number by number takes one or two requests. A fault of
/// the store is the cause of the [IOException].
final class SourceChannel implements SeekableByteChannel {
    /// About the size at which a request takes a store longer to send than to find. Footers are smaller.
    static final int WINDOW_BYTES = 32 << 10;

    private final ByteSource source;
    private ByteBuffer window = ByteBuffer.allocate(0);
    private long windowStart;
    private long position;
    private boolean open = true;

    /// @param source is closed with the channel
    SourceChannel(ByteSource source) {
        this.source = source;
    }

    @Override
    public int read(ByteBuffer bytes) throws IOException {
        if (position >= source.size()) {
            return bytes.hasRemaining() ? -1 : 0;
        }
        int wanted = (int) Math.min(bytes.remaining(), source.size() - position);
        if (position < windowStart || position + wanted > windowStart + window.limit()) {
            fetch(wanted);
        }
        bytes.put(window.slice((int) (position - windowStart), wanted));
        position += wanted;
        return wanted;
    }

    /// Fetches the window of the next bytes. Near the end of the file it begins before them.
    private void fetch(int wanted) throws IOException {
        long start = Math.max(0, Math.min(position, source.size() - WINDOW_BYTES));
        long end = Math.min(source.size(), Math.max(position + wanted, start + WINDOW_BYTES));
        try {
            window = source.read(new ByteRange(start, (int) (end - start)));
            windowStart = start;
        } catch (TileIndexException e) {
            throw new IOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ClosedByInterruptException();
        }
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public SeekableByteChannel position(long newPosition) {
        position = newPosition;
        return this;
    }

    @Override
    public long size() {
        return source.size();
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    @Override
    public int write(ByteBuffer bytes) {
        throw new NonWritableChannelException();
    }

    @Override
    public SeekableByteChannel truncate(long newSize) {
        throw new NonWritableChannelException();
    }

    @Override
    public void close() {
        open = false;
        source.close();
    }
}
