package org.tileindex.raster;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/// Decoded blocks of any number of rasters, up to a number of bytes; those used longest ago give way first. A block
/// that is not there is promised by the thread that asks for it first, which then fetches and decodes it; all others
/// that need it wait for that one. A promise that is broken is forgotten.
public final class BlockCache {
    private final Cache<Key, byte[]> blocks;
    private final ConcurrentHashMap<Key, CompletableFuture<byte[]>> promises = new ConcurrentHashMap<>();
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
                .build();
    }

    /// Takes a promise of a block, unless the block or a promise of it is there already.
    ///
    /// @param promise must be kept by [#keep] or broken by [#forget] if it is taken
    /// @return what is there; empty if `promise` was taken
    Optional<CompletableFuture<byte[]>> claim(Key key, CompletableFuture<byte[]> promise) {
        Optional<byte[]> there = Optional.ofNullable(blocks.getIfPresent(key));
        if (there.isPresent()) {
            return there.map(CompletableFuture::completedFuture);
        }
        Optional<CompletableFuture<byte[]>> promised = Optional.ofNullable(promises.putIfAbsent(key, promise));
        if (promised.isPresent()) {
            return promised;
        }
        // Another promise may have been kept in between.
        Optional<byte[]> kept = Optional.ofNullable(blocks.getIfPresent(key));
        if (kept.isPresent()) {
            promise.complete(kept.get());
            promises.remove(key, promise);
            return Optional.of(promise);
        }
        misses.increment();
        return Optional.empty();
    }

    /// A block that is there or promised, for one who will not share it; empty if it must be fetched.
    Optional<CompletableFuture<byte[]>> find(Key key) {
        Optional<CompletableFuture<byte[]>> promised = Optional.ofNullable(promises.get(key));
        Optional<CompletableFuture<byte[]>> found = Optional.ofNullable(blocks.getIfPresent(key))
                .map(CompletableFuture::completedFuture)
                .or(() -> promised);
        if (found.isEmpty()) {
            misses.increment();
        }
        return found;
    }

    /// Whether a block is there or promised.
    boolean holds(Key key) {
        return promises.containsKey(key) || blocks.asMap().containsKey(key);
    }

    /// Keeps a promise.
    void keep(Key key, CompletableFuture<byte[]> promise, byte[] samples) {
        blocks.put(key, samples);
        promise.complete(samples);
        promises.remove(key, promise);
    }

    /// Forgets a promise, which fails for those who wait.
    void forget(Key key, CompletableFuture<byte[]> promise, Throwable fault) {
        if (promise.completeExceptionally(fault)) {
            promises.remove(key, promise);
        }
    }

    /// Counts uses of a block that was there already, or was fetched for an earlier one of them.
    void hit(long uses) {
        hits.add(uses);
    }

    /// Counts a hit that had to wait.
    void waited() {
        waits.increment();
    }

    /// The use of the cache up to now.
    public CacheFigures figures() {
        long weight = blocks.policy()
                .eviction()
                .map(eviction -> eviction.weightedSize().orElse(0))
                .orElse(0L);
        return new CacheFigures(
                hits.sum(), misses.sum(), waits.sum(), blocks.stats().evictionCount(), weight);
    }
}
