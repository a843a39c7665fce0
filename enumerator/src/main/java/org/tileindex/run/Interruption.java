package org.tileindex.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.tileindex.fault.Causes;
import org.tileindex.fault.TileIndexException;
import org.tileindex.writer.DatasetPublisher;
import org.tileindex.writer.OutputBusyException;
import org.tileindex.writer.PublishConflictException;
import org.tileindex.writer.SyncBatch;
import org.tileindex.writer.telemetry.Stopwatch;

/// The effect of an interrupt of the run's thread. Before publishing begins it ends the run, and finished shards are
/// kept for `--resume`; from then on it is held off until the run has ended (contract, section 5.3). A disk that is
/// full, or fails otherwise, leaves finished shards as well (contract, section 5.5).
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
        } catch (TileIndexException e) {
            if (Thread.interrupted()) {
                throw kept(e);
            }
            throw e;
        } catch (IOException e) {
            if (Thread.interrupted()) {
                throw kept(e);
            }
            throw keeping(e);
        }
    }

    /// The fault, once finished shards are kept. Running again cannot mend a conflict, and what another run has taken
    /// over is not this one's to keep.
    private IOException keeping(IOException fault) {
        boolean lost = fault instanceof PublishConflictException || fault instanceof OutputBusyException;
        int shards = lost ? 0 : keep(fault);
        return shards == 0 ? fault : new KeptShardsException(shards, fault);
    }

    private InterruptedException kept(Exception cause) {
        int shards = keep(cause);
        InterruptedException end = new InterruptedException(
                shards == 0
                        ? NOTHING_PUBLISHED
                        : "%s. %s; run the same command with --resume to go on"
                                .formatted(NOTHING_PUBLISHED, kept(shards)));
        end.initCause(cause);
        return end;
    }

    /// Keeps finished shards, and returns their number. Files that cannot be synced have no name and are not kept; that
    /// does not hide what ended the run.
    private int keep(Exception end) {
        try {
            batch.sync();
        } catch (IOException e) {
            end.addSuppressed(e);
        }
        try {
            return publisher.keep();
        } catch (IOException | UncheckedIOException e) {
            end.addSuppressed(e);
            return 0;
        }
    }

    /// `1 finished shard is kept`.
    static String kept(int shards) {
        return "%d finished %s kept".formatted(shards, shards == 1 ? "shard is" : "shards are");
    }

    /// Checks what is staged; the last step that an interrupt ends. Returns its time.
    Stopwatch checkStaged() throws TileIndexException, IOException, InterruptedException {
        return ends(publisher::check);
    }

    /// Does a step that an interrupt must not end, on a thread that nobody interrupts. An interrupt that comes
    /// meanwhile is seen when the step has succeeded; a failure matters more.
    <T> T heldOff(Step<T> step) throws IOException {
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
                if (e.getCause() instanceof IOException fault) {
                    throw keeping(fault);
                }
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
