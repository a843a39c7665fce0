package org.tileindex.run;

import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.tileindex.fault.Causes;
import org.tileindex.fault.TileIndexException;
import org.tileindex.writer.DatasetPublisher;
import org.tileindex.writer.SyncBatch;
import org.tileindex.writer.telemetry.Stopwatch;

/// The effect of an interrupt of the run's thread. Before publishing begins it ends the run, and finished shards are
/// kept for `--resume`; from then on it is held off until the run has ended (contract, section 5.3).
final class Interruption {
    private static final String NOTHING_PUBLISHED = "nothing was published";

    private final DatasetPublisher publisher;
    private final SyncBatch batch;

    /// @param batch of the files that are complete and have no name yet
    Interruption(DatasetPublisher publisher, SyncBatch batch) {
        this.publisher = publisher;
        this.batch = batch;
    }

    /// A step of a run.
    interface Step<T> {
        T run() throws TileIndexException, IOException, InterruptedException;
    }

    /// Does a step that an interrupt ends. An interrupted thread cannot read or write, so a fault may be the
    /// interrupt's.
    <T> T ends(Step<T> step) throws TileIndexException, IOException, InterruptedException {
        try {
            T result = step.run();
            unlessInterrupted();
            return result;
        } catch (InterruptedException e) {
            throw kept(e);
        } catch (TileIndexException | IOException e) {
            if (Thread.interrupted()) {
                throw kept(e);
            }
            throw e;
        }
    }

    private InterruptedException kept(Exception cause) throws IOException {
        batch.sync();
        int shards = publisher.keep();
        InterruptedException end = new InterruptedException(
                shards == 0
                        ? NOTHING_PUBLISHED
                        : "%s. %d finished %s kept; run the same command with --resume to go on"
                                .formatted(NOTHING_PUBLISHED, shards, shards == 1 ? "shard is" : "shards are"));
        end.initCause(cause);
        return end;
    }

    /// Checks what is staged; the last step that an interrupt ends. Returns its time.
    Stopwatch checkStaged() throws TileIndexException, IOException, InterruptedException {
        return ends(publisher::check);
    }

    /// Does a step that an interrupt must not end, on a thread that nobody interrupts. An interrupt that comes
    /// meanwhile is seen when the step has succeeded; a failure matters more.
    static <T> T heldOff(Step<T> step) throws IOException {
        FutureTask<T> task = new FutureTask<>(step::run);
        Thread.ofPlatform().name("publish").start(task);
        boolean interrupted = false;
        while (true) {
            try {
                T result = task.get();
                if (interrupted) {
                    Thread.currentThread().interrupt();
                }
                return result;
            } catch (InterruptedException e) {
                interrupted = true;
            } catch (ExecutionException e) {
                Causes.throwIf(e, IOException.class);
                Causes.throwIf(e, Error.class);
                throw new IllegalStateException(e.getCause());
            }
        }
    }

    /// @throws InterruptedException if this thread was interrupted before anything was published or staged
    static void unlessInterrupted() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException(NOTHING_PUBLISHED);
        }
    }
}
