package org.tileindex.raster;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.tileindex.fault.TileIndexException;
import org.tileindex.raster.codec.BlockDecoder;
import org.tileindex.raster.codec.SampleKernel;

/// Reads the values of plans. Any number of threads may use it at once, each for other steps.
public final class WindowReader {
    /// Blocks that are requested together, unless they are large.
    static final int MOST_BLOCKS = 64;

    /// Decoded bytes of blocks that are requested together.
    static final long MOST_BYTES = 16 << 20;

    private final BlockCache cache;
    private final SampleKernel kernel;
    private final Supplier<BlockDecoder> decoders;
    private final ConcurrentLinkedQueue<BlockDecoder> idle = new ConcurrentLinkedQueue<>();
    private final ReadClock clock = new ReadClock();

    /// @param decoders makes a decoder for one thread
    public WindowReader(BlockCache cache, SampleKernel kernel, Supplier<BlockDecoder> decoders) {
        this.cache = cache;
        this.kernel = kernel;
        this.decoders = decoders;
    }

    /// Does the steps `[from, to)` of a plan. The bytes of the next blocks are requested before those at hand are
    /// decoded.
    ///
    /// @param cancelled whether to stop early
    /// @throws TileIndexException E002 if a raster has changed, E010 if a block cannot be read or is damaged, E015 if a
    ///     server fails
    public void read(ReadPlan plan, int from, int to, BooleanSupplier cancelled)
            throws TileIndexException, InterruptedException {
        List<ReadPlan.Step> steps = plan.steps(from, to);
        BlockDecoder free = idle.poll();
        BlockDecoder decoder = free != null ? free : decoders.get();
        BlockBatch batch = start(steps, 0);
        BlockBatch next = batch;
        try {
            for (int done = 0; done < steps.size() && !cancelled.getAsBoolean(); done += batch.size()) {
                batch = next;
                next = start(steps, done + batch.size());
                batch.decode(decoder);
                for (int i = 0; i < batch.size(); i++) {
                    if (!batch.isThere(i)) {
                        // Nobody waits before all own blocks are there, so no two threads wait for each other.
                        next.decode(decoder);
                    }
                    copy(plan, batch.step(i), batch.block(i));
                }
            }
        } catch (TileIndexException | InterruptedException | RuntimeException | Error e) {
            batch.abandon(e);
            next.abandon(e);
            throw e;
        }
        // Where the reader stops early, whoever waits for its blocks is to stop, too.
        next.abandon(new CancellationException());
        idle.add(decoder);
    }

    /// A batch of the steps from `from` on, as many as go together.
    private BlockBatch start(List<ReadPlan.Step> steps, int from) throws TileIndexException, InterruptedException {
        int to = from;
        long bytes = 0;
        while (to < steps.size() && to - from < MOST_BLOCKS && (to == from || bytes < MOST_BYTES)) {
            bytes += steps.get(to).layer().layer().format().decodedBytes();
            to++;
        }
        return BlockBatch.start(steps.subList(from, to), cache, clock);
    }

    /// Copies the values of all cells of a block to their windows.
    private void copy(ReadPlan plan, ReadPlan.Step step, byte[] samples) {
        BlockPieces pieces = step.layer().pieces();
        PieceCopy copy = new PieceCopy(step.layer().layer(), samples, kernel);
        for (int piece = pieces.firstPiece(step.index()); piece < pieces.firstPiece(step.index() + 1); piece++) {
            WindowValues values = plan.window(pieces.window(piece));
            for (ReadPlan.Copy wanted : step.reading().copies()) {
                copy.copy(pieces, piece, wanted, values);
            }
        }
    }

    /// What was read up to now.
    public ReadFigures figures() {
        return clock.figures();
    }

    /// The use of its cache up to now.
    public CacheFigures cacheFigures() {
        return cache.figures();
    }
}
