package org.tileindex.raster;

import java.io.Serializable;

/// Use of a [BlockCache] up to now. A zone that needs a block asks for it once.
///
/// @param hits blocks that were there, or on their way, when they were asked for
/// @param misses blocks that had to be fetched
/// @param waits hits that had to wait for another thread
/// @param evictions blocks that were put out to make room
/// @param bytes decoded bytes that the cache holds
public record CacheFigures(long hits, long misses, long waits, long evictions, long bytes) implements Serializable {
    /// The figures of both caches together.
    public CacheFigures plus(CacheFigures other) {
        return new CacheFigures(
                hits + other.hits,
                misses + other.misses,
                waits + other.waits,
                evictions + other.evictions,
                bytes + other.bytes);
    }
}
