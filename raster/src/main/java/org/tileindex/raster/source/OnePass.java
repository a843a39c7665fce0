package org.tileindex.raster.source;

import java.nio.ByteBuffer;
import org.tileindex.fault.TileIndexException;

/// The bytes of a file from its first to its last, of which some are taken and the others passed over. One thread uses
/// it at a time.
public interface OnePass extends AutoCloseable {
    /// The bytes of a range, all of them, as [ByteSource#read] gives them.
    ///
    /// @param range must not begin before the end of the one before
    /// @throws TileIndexException as [ByteSource#read] does
    /// @throws IllegalArgumentException if the range lies behind
    ByteBuffer take(ByteRange range) throws TileIndexException, InterruptedException;

    /// The bytes that were read up to now and passed over.
    default long passedOver() {
        return 0;
    }

    /// Gives up the rest of the file.
    @Override
    void close();
}
