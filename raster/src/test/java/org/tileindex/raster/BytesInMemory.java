package org.tileindex.raster;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.tileindex.fault.ErrorCode;
import org.tileindex.fault.TileIndexException;
import org.tileindex.raster.source.ByteRange;
import org.tileindex.raster.source.ByteSource;
import org.tileindex.raster.source.OnePass;
import org.tileindex.raster.source.SourceFigures;

/// A file in memory, which notes what is read of it, and can be away. Bytes past the given ones, up to its size, are 0.
public final class BytesInMemory implements ByteSource {
    private final String name;
    private final byte[] content;
    private final long size;
    private final List<ByteRange> reads = new ArrayList<>();
    private volatile boolean away;

    public BytesInMemory(String name, byte[] content) {
        this(name, content, content.length);
    }

    /// @param size of the file, at least as large as its content
    public BytesInMemory(String name, byte[] content, long size) {
        this.name = name;
        this.content = content;
        this.size = size;
    }

    /// Makes the file unreadable for a while (E015), or readable again.
    public void away(boolean now) {
        away = now;
    }

    /// The ranges that were read, in their order.
    public synchronized List<ByteRange> reads() {
        return List.copyOf(reads);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public synchronized ByteBuffer read(ByteRange range) throws TileIndexException {
        if (away) {
            throw new TileIndexException(ErrorCode.E015_SOURCE, name + " is away", "Wait.");
        }
        if (range.end() > size) {
            throw new TileIndexException(ErrorCode.E010_INPUT, name + " ends before byte " + range.end(), "Look.");
        }
        reads.add(range);
        byte[] bytes = new byte[range.length()];
        int there = Math.clamp(content.length - range.offset(), 0, range.length());
        if (there > 0) {
            System.arraycopy(content, (int) range.offset(), bytes, 0, there);
        }
        return ByteBuffer.wrap(bytes);
    }

    @Override
    public List<CompletableFuture<ByteBuffer>> readAll(List<ByteRange> ranges) {
        List<CompletableFuture<ByteBuffer>> all = new ArrayList<>();
        for (ByteRange range : ranges) {
            try {
                all.add(CompletableFuture.completedFuture(read(range)));
            } catch (TileIndexException e) {
                all.add(CompletableFuture.failedFuture(e));
            }
        }
        return all;
    }

    @Override
    public OnePass onePass() {
        return new OnePass() {
            private long at;

            @Override
            public ByteBuffer take(ByteRange range) throws TileIndexException {
                if (range.offset() < at) {
                    throw new IllegalArgumentException("byte %d lies behind byte %d".formatted(range.offset(), at));
                }
                at = range.end();
                return read(range);
            }

            @Override
            public void close() {}
        };
    }

    @Override
    public synchronized SourceFigures figures() {
        long bytes = reads.stream().mapToLong(ByteRange::length).sum();
        return new SourceFigures(reads.size(), bytes, 0, 0, 0, 0);
    }

    @Override
    public void close() {}
}
