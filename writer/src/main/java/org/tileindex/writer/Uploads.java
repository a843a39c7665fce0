package org.tileindex.writer;

import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/// Shards on their way to a store, while workers go on. One that fails is tried again, three times in all; then no more
/// are taken, and whoever brings or awaits one is told.
final class Uploads implements Closeable {
    private static final int AT_A_TIME = 8;
    private static final int MOST_WAITING = 32;

    private final ExecutorService threads = Executors.newFixedThreadPool(AT_A_TIME);
    private final Semaphore room = new Semaphore(MOST_WAITING);
    private volatile Optional<IOException> failure = Optional.empty();

    /// The upload of one shard.
    interface Upload {
        void run() throws IOException;
    }

    /// Brings a shard; waits while too many are under way.
    void bring(Upload upload) throws IOException {
        acquire(1);
        try {
            throwIfFailed();
            threads.execute(() -> run(upload));
        } catch (IOException | RuntimeException e) {
            room.release();
            throw e;
        }
    }

    private void run(Upload upload) {
        try {
            if (failure.isEmpty()) {
                Failsafe.with(ShardRetry.ON_IO_FAULT).run(upload::run);
            }
        } catch (FailsafeException e) {
            failure = Optional.of(
                    e.getCause() instanceof IOException fault
                            ? fault
                            : new IOException("a file could not be put", e.getCause()));
        } catch (RuntimeException | Error e) {
            // Whatever it is, the shard is not there.
            failure = Optional.of(new IOException("a file could not be put", e));
        } finally {
            room.release();
        }
    }

    /// Waits for all shards.
    ///
    /// @throws IOException if one could not be put
    void await() throws IOException {
        acquire(MOST_WAITING);
        room.release(MOST_WAITING);
        throwIfFailed();
    }

    private void acquire(int shards) throws IOException {
        try {
            room.acquire(shards);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (IOException) new InterruptedIOException("interrupted while files were put").initCause(e);
        }
    }

    private void throwIfFailed() throws IOException {
        if (failure.isPresent()) {
            throw failure.get();
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
        threads.close();
    }
}
