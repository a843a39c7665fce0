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
import org.tileindex.raster.source.ByteRange;

/// A few blocks that are loaded together. Those that nobody has claimed yet are this batch's own: their bytes are
/// requested at once, and [#finishOwn] makes values of them. All others come from the cache, or from the thread that
/// claimed them.
final class BlockBatch {
    private final ReadClock clock;
    private final int size;
    private final Advance advance;
    private final List<BlockClaim> others = new ArrayList<>();
    private final List<BlockClaim> sparse = new ArrayList<>();
    private final Deque<Own> own = new ArrayDeque<>();

    /// A block of this batch's own, whose bytes are on their way.
    ///
    /// @param offset of its bytes among those of the request
    private record Own(BlockClaim claim, CompletableFuture<ByteBuffer> request, int offset, int length) {}

    private BlockBatch(ReadClock clock, int size, Advance advance) {
        this.clock = clock;
        this.size = size;
        this.advance = advance;
    }

    /// Claims the blocks of `steps` and requests the bytes of those that are not there.
    ///
    /// @param shared other plans may need the blocks, too
    /// @param advance what was taken for the batch; it is given back when the batch is finished or abandoned
    /// @throws TileIndexException if the place of a block cannot be read
    static BlockBatch start(List<ReadStep> steps, BlockCache cache, boolean shared, Advance advance, ReadClock clock)
            throws TileIndexException, InterruptedException {
        BlockBatch batch = new BlockBatch(clock, steps.size(), advance);
        Map<Layer, List<BlockClaim>> claimed = new LinkedHashMap<>();
        for (ReadStep step : steps) {
            BlockClaim claim = BlockClaim.of(step, cache, shared);
            if (claim.isOwn()) {
                claimed.computeIfAbsent(step.image(), key -> new ArrayList<>()).add(claim);
            } else {
                batch.others.add(claim);
            }
        }
        Deque<Map.Entry<Layer, List<BlockClaim>>> left = new ArrayDeque<>(claimed.entrySet());
        try {
            while (!left.isEmpty()) {
                batch.request(left.peek().getKey(), left.peek().getValue());
                left.remove();
            }
        } catch (TileIndexException | InterruptedException | RuntimeException e) {
            left.forEach(layer -> layer.getValue().forEach(claim -> claim.forget(e)));
            batch.abandon(e);
            throw e;
        }
        return batch;
    }

    private void request(Layer layer, List<BlockClaim> claims) throws TileIndexException, InterruptedException {
        List<Optional<ByteRange>> places =
                layer.stored(claims.stream().map(claim -> claim.step().block()).toList());
        List<BlockClaim> stored = new ArrayList<>();
        List<ByteRange> ranges = new ArrayList<>();
        for (int i = 0; i < claims.size(); i++) {
            if (places.get(i).isPresent()) {
                stored.add(claims.get(i));
                ranges.add(places.get(i).get());
            } else {
                sparse.add(claims.get(i));
            }
        }
        List<RangeMerge.Request> requests = RangeMerge.of(ranges);
        List<CompletableFuture<ByteBuffer>> answers = layer.source()
                .readAll(requests.stream().map(RangeMerge.Request::range).toList());
        for (int i = 0; i < requests.size(); i++) {
            for (int member : requests.get(i).members()) {
                ByteRange range = ranges.get(member);
                int offset = (int) (range.offset() - requests.get(i).range().offset());
                own.add(new Own(stored.get(member), answers.get(i), offset, range.length()));
            }
            clock.requested(requests.get(i), ranges);
        }
    }

    /// The number of steps.
    int size() {
        return size;
    }

    /// Finishes the batch's own blocks as their bytes arrive, unless that is done.
    void finishOwn(BlockWork work) throws TileIndexException, InterruptedException {
        for (; !sparse.isEmpty(); sparse.removeLast()) {
            work.sparse(sparse.getLast());
        }
        for (; !own.isEmpty(); own.remove()) {
            Own block = own.element();
            work.decode(block.claim(), arrived(block.request()).slice(block.offset(), block.length()));
        }
        advance.give();
    }

    private static ByteBuffer arrived(CompletableFuture<ByteBuffer> request)
            throws TileIndexException, InterruptedException {
        try {
            return request.get();
        } catch (ExecutionException e) {
            Causes.throwIf(e, TileIndexException.class);
            throw new IllegalStateException(e.getCause());
        }
    }

    /// Whether all blocks of others are there.
    boolean othersAreThere() {
        return others.stream().allMatch(BlockClaim::isDone);
    }

    /// Finishes the blocks of others, and waits for those who decode them.
    void finishOthers(BlockWork work) throws TileIndexException, InterruptedException {
        for (BlockClaim claim : others) {
            work.visit(claim);
        }
    }

    /// Breaks the promises that are not kept. Those who wait for the blocks fail by the same fault.
    void abandon(Throwable fault) {
        advance.give();
        sparse.forEach(claim -> claim.forget(fault));
        for (Own block : own) {
            block.request().cancel(true);
            block.claim().forget(fault);
        }
    }
}
