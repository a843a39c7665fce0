package org.tileindex.telemetry;

/// Use of a cache in one run.
///
/// @param name of the cache
/// @param hits requests it could answer
/// @param misses requests it could not answer, damaged entries included
/// @param evictions entries removed to make room
/// @param bytes read from it and written to it
public record CacheStats(String name, long hits, long misses, long evictions, long bytes) {

    /// The share of requests that were hits, from 0 to 1; 0 where there were none.
    public double hitRatio() {
        return hits + misses == 0 ? 0 : (double) hits / (hits + misses);
    }
}
