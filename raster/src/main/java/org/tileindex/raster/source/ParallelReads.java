package org.tileindex.raster.source;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import org.tileindex.fault.TileIndexException;

/// Reads ranges at the same time, each on a virtual thread of its own.
final class ParallelReads implements AutoCloseable {
    private final Reader reader;
    private final Semaphore places;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /// One read, as [ByteSource#read].
    @FunctionalInterface
    interface Reader {
        ByteBuffer read(ByteRange range) throws TileIndexException, InterruptedException;
    }

    /// @param most reads at one time
    ParallelReads(Reader reader, int most) {
        this.reader = reader;
        this.places = new Semaphore(most, true);
    }

    List<CompletableFuture<ByteBuffer>> start(List<ByteRange> ranges) {
        return ranges.stream().map(this::start).toList();
    }

    private CompletableFuture<ByteBuffer> start(ByteRange range) {
        Read read = new Read();
        read.runs(threads.submit(() -> end(read, range)));
        return read;
    }

    private void end(Read read, ByteRange range) {
        try {
            places.acquire();
            try {
                read.complete(reader.read(range));
            } finally {
                places.release();
            }
        } catch (InterruptedException e) {
            read.cancel(false);
        } catch (TileIndexException | RuntimeException | Error e) {
            read.completeExceptionally(e);
        }
    }

    /// Interrupts all reads; their futures end as cancelled.
    @Override
    public void close() {
        threads.shutdownNow();
    }

    /// A read that is interrupted when its future is cancelled.
    private static final class Read extends CompletableFuture<ByteBuffer> {
        private volatile Future<?> task = CompletableFuture.completedFuture("not begun");

        void runs(Future<?> begun) {
            task = begun;
            if (isCancelled()) {
                begun.cancel(true);
            }
        }

        @Override
        public boolean cancel(boolean mayInterrupt) {
            boolean cancelled = super.cancel(mayInterrupt);
            if (mayInterrupt) {
                task.cancel(true);
            }
            return cancelled;
        }
    }
}
