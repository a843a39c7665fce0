package org.tileindex.raster.source;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.tileindex.fault.TileIndexException;

/// A file whose bytes can be read in any order, wherever it lies. Any number of threads may use it at once, and the
/// interrupt of one does not disturb the others.
public interface ByteSource extends AutoCloseable {
    /// Its path or address as people may see it, without secrets.
    String name();

    /// Its number of bytes.
    long size();

    /// Whether any range can be read without the bytes before it. Where this is false, a server sends the file from
    /// its start or not at all: [#read] then gives only bytes within the first [#reach], and all others come through
    /// [#onePass].
    default boolean ranged() {
        return true;
    }

    /// The number of bytes at the start of the file that [#read] can give: all of them where the source is ranged.
    default long reach() {
        return size();
    }

    /// The cost of a read.
    default Access access() {
        return Access.FILE;
    }

    /// The bytes of a range, all of them. The buffer's position is 0, its limit the length of the range.
    ///
    /// @throws TileIndexException E002 if the file has changed since it was opened, E010 if it cannot be read or the
    ///     range does not lie in it, E015 if a server refuses or answers wrongly after all retries
    /// @throws InterruptedException if the thread is interrupted while it waits
    /// @throws CancellationException if the source is closed
    ByteBuffer read(ByteRange range) throws TileIndexException, InterruptedException;

    /// Reads ranges at the same time, as many as there are connections. Each future ends with the bytes as [#read]
    /// gives them, or with the [TileIndexException] as its cause; cancelling one gives up its request.
    ///
    /// @return one future per range, in the order of the ranges
    List<CompletableFuture<ByteBuffer>> readAll(List<ByteRange> ranges);

    /// Begins to read the file from its start to its end, with one request to a server. Nothing is sent before the
    /// first bytes are asked for.
    OnePass onePass();

    /// What has been read so far.
    SourceFigures figures();

    /// Gives up whatever is being read, and the file.
    @Override
    void close();
}
