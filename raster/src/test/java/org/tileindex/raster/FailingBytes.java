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

/// A file in memory that cannot be read for a while.
final class FailingBytes implements ByteSource {
    private final BytesInMemory bytes;
    private volatile boolean fails;

    FailingBytes(BytesInMemory bytes) {
        this.bytes = bytes;
    }

    void fail(boolean now) {
        fails = now;
    }

    @Override
    public String name() {
        return bytes.name();
    }

    @Override
    public long size() {
        return bytes.size();
    }

    @Override
    public ByteBuffer read(ByteRange range) throws TileIndexException {
        if (fails) {
            throw new TileIndexException(ErrorCode.E015_SOURCE, name() + " is away", "Wait.");
        }
        return bytes.read(range);
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
        return bytes.onePass();
    }

    @Override
    public SourceFigures figures() {
        return bytes.figures();
    }

    @Override
    public void close() {
        bytes.close();
    }
}
