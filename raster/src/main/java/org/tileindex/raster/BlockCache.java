package org.tileindex.raster;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.LongAdder;

/// Decoded blocks of any number of rasters, up to a number of bytes; those used longest ago give way first. A block is
/// put in as a promise by the thread that will fetch and decode it, so that all others that need it wait for that one.
/// A promise that is broken leaves the cache.
public final class BlockCache {
    private final AsyncCache<Key, byte[]> blocks;
    private final LongAdder hits = new LongAdder();
    private final LongAdder misses = new LongAdder();
    private final LongAdder waits = new LongAdder();

    /// A block of an image; two images are the same only if they are one object.
    record Key(Layer layer, long block) {}

    /// @param bytes decoded bytes to hold
    public BlockCache(long bytes) {
        this.blocks = Caffeine.newBuilder()
                .maximumWeight(bytes)
                .weigher((Key key, byte[] samples) -> samples.length)
                .executor(Runnable::run)
                .recordStats()
                .buildAsync();
    }

    /// Puts in a promise of a block unless the block, or a promise of it, is there already.
    ///
    /// @return what is in the cache now: `promise` itself, which the caller must then keep or break
    CompletableFuture<byte[]> claim(Key key, CompletableFuture<byte[]> promise) {
        CompletableFuture<byte[]> there = blocks.asMap().putIfAbsent(key, promise);
        if (there == null) {
            misses.increment();
            return promise;
        }
        return there;
    }

    /// Counts uses of a block that was there already, or was fetched for an earlier one of them.
    void hit(long uses) {
        hits.add(uses);
    }

    /// Counts a hit that had to wait.
    void waited() {
        waits.increment();
    }

    public CacheFigures figures() {
        long weight = blocks.synchronous()
                .policy()
                .eviction()
                .map(eviction -> eviction.weightedSize().orElse(0))
                .orElse(0L);
        return new CacheFigures(
                hits.sum(),
                misses.sum(),
                waits.sum(),
                blocks.synchronous().stats().evictionCount(),
                weight);
    }
}
