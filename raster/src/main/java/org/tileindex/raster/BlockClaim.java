package org.tileindex.raster;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.tileindex.fault.Causes;
import org.tileindex.fault.TileIndexException;

/// The block of a step: either this claim's own, which then must be decoded, or one that is there or that another
/// thread decodes. The promise of an own block must be kept or broken, because others may wait for it.
final class BlockClaim {
    private final ReadStep step;
    private final BlockCache cache;
    private final CompletableFuture<byte[]> samples;
    private final boolean own;
    private final boolean shared;

    private BlockClaim(
            ReadStep step, BlockCache cache, CompletableFuture<byte[]> samples, boolean own, boolean shared) {
        this.step = step;
        this.cache = cache;
        this.samples = samples;
        this.own = own;
        this.shared = shared;
    }

    /// Claims a block, and counts its uses.
    ///
    /// @param shared others may need the block, too, so that it goes to the cache
    static BlockClaim of(ReadStep step, BlockCache cache, boolean shared) {
        CompletableFuture<byte[]> promise = new CompletableFuture<>();
        Optional<CompletableFuture<byte[]>> there = shared ? cache.claim(step.key(), promise) : cache.find(step.key());
        cache.hit(step.uses() - (there.isEmpty() ? 1 : 0));
        return new BlockClaim(step, cache, there.orElse(promise), there.isEmpty(), shared);
    }

    ReadStep step() {
        return step;
    }

    /// Whether this thread has to decode the block.
    boolean isOwn() {
        return own;
    }

    /// Whether the block is there.
    boolean isDone() {
        return samples.isDone();
    }

    /// Whether other threads and the cache may get the array of samples, so that it must not change.
    boolean isShared() {
        return shared;
    }

    /// Hands on the samples of an own block.
    void keep(byte[] decoded) {
        if (shared) {
            cache.keep(step.key(), samples, decoded);
        } else {
            samples.complete(decoded);
        }
    }

    /// Breaks the promise of an own block, unless it has been kept. Those who wait for the block fail by the same
    /// fault.
    void forget(Throwable fault) {
        if (own && shared) {
            cache.forget(step.key(), samples, fault);
        }
    }

    /// The samples of a block that is not this claim's own, or [Layer#SPARSE]; waits for the thread that decodes it.
    byte[] others() throws TileIndexException, InterruptedException {
        if (!samples.isDone()) {
            cache.waited();
        }
        try {
            return samples.get();
        } catch (ExecutionException e) {
            Causes.throwIf(e, TileIndexException.class);
            throw new IllegalStateException(e.getCause());
        }
    }
}
