package org.tileindex.raster;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.tileindex.fault.TileIndexException;
import org.tileindex.raster.codec.BlockDecoder;
import org.tileindex.raster.codec.SampleKernel;
import org.tileindex.raster.source.Access;
import org.tileindex.raster.source.ByteRange;
import org.tileindex.raster.source.ByteSource;

/// Reads the values of plans. Any number of threads may use it at once, each for other steps.
///
/// Blocks are read by ranges of their files. Those of a file on a web server are read in one pass instead where the
/// server sends no ranges, or where a plan needs more than half of the file ([ReadWay]).
public final class WindowReader {
    /// Blocks that are requested together, unless they are large.
    static final int MOST_BLOCKS = 64;

    /// Decoded bytes of blocks that are requested together.
    public static final long MOST_BYTES = 16 << 20;

    /// Stored bytes of further blocks on servers that are requested together, over all threads.
    private static final int MOST_AHEAD = 64 << 20;

    private final BlockCache cache;
    private final SampleKernel kernel;
    private final Supplier<BlockDecoder> decoders;
    private final ConcurrentLinkedQueue<BlockDecoder> idle = new ConcurrentLinkedQueue<>();
    private final ReadClock clock = new ReadClock();
    private final Semaphore ahead = new Semaphore(MOST_AHEAD);
    private final PassPlanner planner;

    /// @param decoders makes a decoder for one thread
    public WindowReader(BlockCache cache, SampleKernel kernel, Supplier<BlockDecoder> decoders) {
        this.cache = cache;
        this.kernel = kernel;
        this.decoders = decoders;
        this.planner = new PassPlanner(cache, clock);
    }

    /// Does the steps `[from, to)` of a plan. Where a file is read in one pass, the order is that of the file, and all
    /// threads that read the plan share it: each does as many of its steps as it can, whichever they are.
    ///
    /// @param cancelled whether to stop early
    /// @throws TileIndexException E002 if a raster has changed, E010 if a block cannot be read or is damaged, E015 if a
    ///     server fails
    /// @throws CancellationException if a thread that shares a pass or a block has stopped early
    public void read(ReadPlan plan, int from, int to, BooleanSupplier cancelled)
            throws TileIndexException, InterruptedException {
        Map<ByteSource, PassRead> passes = plan.passes().decided(() -> planner.passes(plan.layers(), !plan.isLast()));
        BlockDecoder free = idle.poll();
        BlockDecoder decoder = free != null ? free : decoders.get();
        BlockWork work = new BlockWork(plan.target(), kernel, decoder, clock);
        for (PassRead pass : passes.values()) {
            pass.run(work, cancelled);
        }
        List<ReadStep> steps = plan.steps(from, to).stream()
                .filter(step -> !passes.containsKey(step.image().source()))
                .toList();
        readRanges(steps, !plan.isLast(), work, cancelled);
        idle.add(decoder);
    }

    /// Reads blocks by ranges. The bytes of the next blocks are requested before those at hand are decoded.
    private void readRanges(List<ReadStep> steps, boolean shared, BlockWork work, BooleanSupplier cancelled)
            throws TileIndexException, InterruptedException {
        BlockBatch batch = start(steps, 0, shared);
        BlockBatch next = batch;
        try {
            for (int done = 0; done < steps.size() && !cancelled.getAsBoolean(); done += batch.size()) {
                batch = next;
                next = start(steps, done + batch.size(), shared);
                batch.finishOwn(work);
                if (!batch.othersAreThere()) {
                    // Nobody waits before all own blocks are there, so no two threads wait for each other.
                    next.finishOwn(work);
                }
                batch.finishOthers(work);
            }
        } catch (TileIndexException | InterruptedException | RuntimeException | Error e) {
            batch.abandon(e);
            next.abandon(e);
            throw e;
        }
        // Where the reader stops early, whoever waits for its blocks is to stop, too.
        next.abandon(new CancellationException());
    }

    /// A batch of the steps from `from` on, as many as go together.
    private BlockBatch start(List<ReadStep> steps, int from, boolean shared)
            throws TileIndexException, InterruptedException {
        Advance advance = new Advance(ahead);
        boolean done = false;
        try {
            int to = from;
            long bytes = 0;
            while (to < steps.size()
                    && to - from < MOST_BLOCKS
                    && (to == from || bytes < MOST_BYTES || goesAhead(steps.get(to), advance))) {
                bytes += steps.get(to).image().format().decodedBytes();
                to++;
            }
            BlockBatch batch = BlockBatch.start(steps.subList(from, to), cache, shared, advance, clock);
            done = true;
            return batch;
        } finally {
            if (!done) {
                advance.give();
            }
        }
    }

    /// Whether a large block may be requested before those before it are decoded: if it is on a server, which answers
    /// many requests at a time, and its bytes have room.
    private static boolean goesAhead(ReadStep step, Advance advance) throws TileIndexException, InterruptedException {
        if (step.image().source().access() != Access.SERVER) {
            return false;
        }
        Optional<ByteRange> stored = step.image().stored(List.of(step.block())).getFirst();
        return stored.isEmpty() || advance.take(stored.get().length());
    }

    /// What was read up to now.
    public ReadFigures figures() {
        return clock.figures();
    }

    /// The use of its cache up to now.
    public CacheFigures cacheFigures() {
        return cache.figures();
    }

    /// The number of plans that read blocks of a file up to now, by the way in which they read them.
    public Map<ReadWay, Long> ways(Raster raster) {
        return planner.plans(raster.source());
    }
}
