package org.tileindex.raster.source;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.tileindex.fault.TileIndexException;

/// A file whose bytes can be read in any order, wherever it lies. Any number of threads may use it at once.
public interface ByteSource extends AutoCloseable {
    /// Its path or address as people may see it, without secrets.
    String name();

    /// Its number of bytes.
    long size();

    /// The bytes of a range, all of them. The buffer's position is 0, its limit the length of the range.
    ///
    /// @throws TileIndexException E002 if the file has changed since it was opened, E010 if it cannot be read or the
    ///     range does not lie in it, E015 if a server refuses or answers wrongly after all retries
    /// @throws InterruptedException if the thread is interrupted while it waits
    ByteBuffer read(ByteRange range) throws TileIndexException, InterruptedException;

    /// Reads ranges at the same time, as many as there are connections. Each future ends with the bytes as [#read]
    /// gives them, or with the [TileIndexException] as its cause.
    ///
    /// @return one future per range, in the order of the ranges
    List<CompletableFuture<ByteBuffer>> readAll(List<ByteRange> ranges);

    /// What has been read so far.
    SourceFigures figures();

    @Override
    void close();
}
