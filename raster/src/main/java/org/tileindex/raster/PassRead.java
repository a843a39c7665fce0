package org.tileindex.raster;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.tileindex.fault.TileIndexException;
import org.tileindex.raster.source.ByteSource;
import org.tileindex.raster.source.OnePass;

/// The blocks of a plan that one file holds, read in one pass. All threads that work on the plan share it: each takes
/// the next bytes in the order of the file, and decodes and copies them while another reads on. So memory holds no
/// block that waits for its turn.
///
/// A thread promises only the block in its hands, and waits for those of other plans with none, so no two threads wait
/// for each other.
final class PassRead {
    private static final ByteBuffer NO_BYTES = ByteBuffer.allocate(0);

    private final ByteSource source;
    private final FileWays ways;
    private final BlockCache cache;
    private final ReadClock clock;
    private final boolean shared;
    private final Deque<PassTurn> turns;

    /// Whoever holds it reads.
    private final ReentrantLock reading = new ReentrantLock();

    private Optional<OnePass> open = Optional.empty();
    private boolean entered;

    /// The reason for which all threads are to stop.
    private volatile Optional<Throwable> stopped = Optional.empty();

    /// What a thread has to finish.
    ///
    /// @param claims one for each block of the turn
    /// @param bytes of the turn's range
    private record Taken(PassTurn turn, List<BlockClaim> claims, ByteBuffer bytes) {
        void finish(BlockWork work) throws TileIndexException, InterruptedException {
            for (int i = 0; i < claims.size(); i++) {
                PassTurn.Block block = turn.blocks().get(i);
                if (claims.get(i).isOwn() && block.stored().isPresent()) {
                    int offset =
                            (int) (block.stored().get().offset() - turn.range().offset());
                    work.decode(
                            claims.get(i),
                            bytes.slice(offset, block.stored().get().length()));
                } else if (claims.get(i).isOwn()) {
                    work.sparse(claims.get(i));
                }
            }
            for (BlockClaim claim : claims) {
                if (!claim.isOwn()) {
                    work.visit(claim);
                }
            }
        }
    }

    /// @param shared other plans may need the blocks, too
    PassRead(
            ByteSource source,
            Collection<PassTurn> turns,
            FileWays ways,
            BlockCache cache,
            ReadClock clock,
            boolean shared) {
        this.source = source;
        this.turns = new ArrayDeque<>(turns);
        this.ways = ways;
        this.cache = cache;
        this.clock = clock;
        this.shared = shared;
    }

    /// Works until no block is left, apart from those that other threads have in their hands.
    ///
    /// @param cancelled whether to stop early; all others then stop, too
    /// @throws TileIndexException if this thread or another one fails
    /// @throws CancellationException if another thread has stopped early
    void run(BlockWork work, BooleanSupplier cancelled) throws TileIndexException, InterruptedException {
        try {
            Optional<Taken> taken = take(cancelled);
            while (taken.isPresent()) {
                finish(taken.get(), work);
                taken = take(cancelled);
            }
        } catch (TileIndexException | InterruptedException | RuntimeException | Error e) {
            stop(e);
            throw e;
        }
    }

    private static void finish(Taken taken, BlockWork work) throws TileIndexException, InterruptedException {
        try {
            taken.finish(work);
        } catch (TileIndexException | InterruptedException | RuntimeException | Error e) {
            taken.claims().forEach(claim -> claim.forget(e));
            throw e;
        }
    }

    /// The next bytes; empty at the end, or if the work is cancelled.
    private Optional<Taken> take(BooleanSupplier cancelled) throws TileIndexException, InterruptedException {
        reading.lockInterruptibly();
        try {
            if (!turns.isEmpty() && stopped.isEmpty()) {
                enter();
                if (cancelled.getAsBoolean()) {
                    stop(new CancellationException());
                }
            }
            if (stopped.isPresent()) {
                requireCancelled(cancelled, stopped.get());
                return Optional.empty();
            }
            return turns.isEmpty() ? Optional.empty() : Optional.of(next(turns.remove()));
        } finally {
            closeIfDone();
            reading.unlock();
        }
    }

    /// Fails for the reason for which another thread stopped, unless this one is to stop anyway.
    private static void requireCancelled(BooleanSupplier cancelled, Throwable reason) throws TileIndexException {
        if (!cancelled.getAsBoolean()) {
            if (reason instanceof TileIndexException fault) {
                throw fault;
            }
            throw new CancellationException();
        }
    }

    private void enter() throws InterruptedException {
        if (!entered) {
            ways.enter();
            entered = true;
        }
    }

    private Taken next(PassTurn turn) throws TileIndexException, InterruptedException {
        List<BlockClaim> claims = new ArrayList<>();
        try {
            long count = 0;
            long bytes = 0;
            for (PassTurn.Block block : turn.blocks()) {
                BlockClaim claim = BlockClaim.of(block.step(), cache, shared);
                claims.add(claim);
                if (claim.isOwn() && block.stored().isPresent()) {
                    count++;
                    bytes += block.stored().get().length();
                }
            }
            clock.fetched(count, bytes);
            return new Taken(turn, claims, count == 0 ? NO_BYTES : pass().take(turn.range()));
        } catch (TileIndexException | InterruptedException | RuntimeException | Error e) {
            claims.forEach(claim -> claim.forget(e));
            throw e;
        }
    }

    private OnePass pass() throws TileIndexException {
        if (open.isEmpty()) {
            ways.pass(source);
            clock.passed();
            open = Optional.of(source.onePass());
        }
        return open.get();
    }

    /// Stops all threads. The one that reads finds out when it has what it reads, and then closes the pass.
    private void stop(Throwable reason) {
        if (stopped.isEmpty()) {
            stopped = Optional.of(reason);
        }
        if (reading.tryLock()) {
            try {
                closeIfDone();
            } finally {
                reading.unlock();
            }
        }
    }

    private void closeIfDone() {
        if (entered && (turns.isEmpty() || stopped.isPresent())) {
            if (open.isPresent()) {
                clock.wasted(open.get().passedOver());
                open.get().close();
            }
            open = Optional.empty();
            ways.leave();
            entered = false;
        }
    }
}
