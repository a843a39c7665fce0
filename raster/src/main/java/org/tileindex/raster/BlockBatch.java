package org.tileindex.raster;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.tileindex.fault.Causes;
import org.tileindex.fault.TileIndexException;
import org.tileindex.raster.codec.BlockDecoder;
import org.tileindex.raster.source.ByteRange;
import org.tileindex.raster.source.ByteSource;

/// A few blocks that are loaded together. Those that nobody has claimed yet are this batch's own: their bytes are
/// requested at once, and [#decode] makes blocks of them. All others come from the cache, or from the thread that
/// claimed them.
final class BlockBatch {
    private final BlockCache cache;
    private final ReadClock clock;
    private final List<ReadPlan.Step> steps;
    private final List<CompletableFuture<byte[]>> blocks = new ArrayList<>();
    private final List<Own> own = new ArrayList<>();

    /// A block of this batch's own, whose bytes are on their way.
    ///
    /// @param offset of its bytes among those of the request
    private record Own(
            ReadPlan.Step step,
            CompletableFuture<byte[]> promise,
            CompletableFuture<ByteBuffer> request,
            int offset,
            int length) {}

    private record Claim(ReadPlan.Step step, CompletableFuture<byte[]> promise) {}

    private BlockBatch(BlockCache cache, ReadClock clock, List<ReadPlan.Step> steps) {
        this.cache = cache;
        this.clock = clock;
        this.steps = steps;
    }

    /// Claims the blocks of `steps` and requests the bytes of those that are not there.
    ///
    /// @throws TileIndexException if the place of a block cannot be read
    static BlockBatch start(List<ReadPlan.Step> steps, BlockCache cache, ReadClock clock)
            throws TileIndexException, InterruptedException {
        BlockBatch batch = new BlockBatch(cache, clock, steps);
        Map<Layer, List<Claim>> claimed = new LinkedHashMap<>();
        for (ReadPlan.Step step : steps) {
            CompletableFuture<byte[]> promise = new CompletableFuture<>();
            Optional<CompletableFuture<byte[]>> there = cache.claim(step.key(), promise);
            batch.blocks.add(there.orElse(promise));
            cache.hit(step.uses() - (there.isEmpty() ? 1 : 0));
            if (there.isEmpty()) {
                claimed.computeIfAbsent(step.layer().layer(), key -> new ArrayList<>())
                        .add(new Claim(step, promise));
            }
        }
        Deque<Map.Entry<Layer, List<Claim>>> left = new ArrayDeque<>(claimed.entrySet());
        try {
            while (!left.isEmpty()) {
                batch.request(left.peek().getKey(), left.peek().getValue());
                left.remove();
            }
        } catch (TileIndexException | InterruptedException | RuntimeException e) {
            left.forEach(layer ->
                    layer.getValue().forEach(claim -> cache.forget(claim.step().key(), claim.promise(), e)));
            batch.abandon(e);
            throw e;
        }
        return batch;
    }

    private void request(Layer layer, List<Claim> claims) throws TileIndexException, InterruptedException {
        List<Optional<ByteRange>> places = layer.stored(
                claims.stream().map(claim -> claim.step().key().block()).toList());
        List<Claim> stored = new ArrayList<>();
        List<ByteRange> ranges = new ArrayList<>();
        for (int i = 0; i < claims.size(); i++) {
            if (places.get(i).isPresent()) {
                stored.add(claims.get(i));
                ranges.add(places.get(i).get());
            } else {
                cache.keep(claims.get(i).step().key(), claims.get(i).promise(), Layer.SPARSE);
            }
        }
        List<RangeMerge.Request> requests = RangeMerge.of(ranges);
        ByteSource source = layer.source();
        List<CompletableFuture<ByteBuffer>> answers =
                source.readAll(requests.stream().map(RangeMerge.Request::range).toList());
        for (int i = 0; i < requests.size(); i++) {
            for (int member : requests.get(i).members()) {
                ByteRange range = ranges.get(member);
                Claim claim = stored.get(member);
                int offset = (int) (range.offset() - requests.get(i).range().offset());
                own.add(new Own(claim.step(), claim.promise(), answers.get(i), offset, range.length()));
            }
            clock.requested(requests.get(i), ranges);
        }
    }

    /// The number of steps.
    int size() {
        return steps.size();
    }

    ReadPlan.Step step(int i) {
        return steps.get(i);
    }

    /// Decodes the batch's own blocks as their bytes arrive, unless that is done.
    void decode(BlockDecoder decoder) throws TileIndexException, InterruptedException {
        for (Own block : own) {
            if (!block.promise().isDone()) {
                ByteBuffer stored = arrived(block.request()).slice(block.offset(), block.length());
                long before = System.nanoTime();
                byte[] samples =
                        block.step().layer().layer().decode(block.step().key().block(), stored, decoder);
                clock.decoded(samples.length, System.nanoTime() - before);
                cache.keep(block.step().key(), block.promise(), samples);
            }
        }
    }

    /// Whether the block of step `i` is there.
    boolean isThere(int i) {
        return blocks.get(i).isDone();
    }

    /// The samples of the block of step `i`, or [Layer#SPARSE]; waits for another thread that decodes it.
    byte[] block(int i) throws TileIndexException, InterruptedException {
        if (!isThere(i)) {
            cache.waited();
        }
        return arrived(blocks.get(i));
    }

    private static <T> T arrived(CompletableFuture<T> future) throws TileIndexException, InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            Causes.throwIf(e, TileIndexException.class);
            throw new IllegalStateException(e.getCause());
        }
    }

    /// Breaks the promises that are not kept. Those who wait for the blocks fail by the same fault.
    void abandon(Throwable fault) {
        for (Own block : own) {
            block.request().cancel(true);
            cache.forget(block.step().key(), block.promise(), fault);
        }
    }
}
