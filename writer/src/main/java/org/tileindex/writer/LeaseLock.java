package org.tileindex.writer;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// The hold of one run on an output of a store that has no locks: a small file, the [Lease], that says who has it,
/// renewed while the run lasts. A lease that nobody renewed for a minute is void, and so is one of a process of this
/// machine that is gone.
///
/// Where a store cannot create a file only if there is none, two runs that start within the same instant may both
/// believe that they have it, until one of them looks again: when it renews the lease, and before it publishes.
final class LeaseLock implements StoreLock {
    private static final String NAME = OutputLock.FOLDER + "/lease.json";
    private static final Duration VALID = Duration.ofSeconds(60);
    private static final Duration RENEWED_EVERY = Duration.ofSeconds(15);

    private final LeaseStore store;
    private final Lease lease = Lease.ofThisProcess();
    private final ScheduledExecutorService renewal = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("lease").factory());
    private Optional<Future<?>> renewals = Optional.empty();

    private LeaseLock(LeaseStore store) {
        this.store = store;
    }

    /// Takes the lease of an output.
    ///
    /// @throws OutputBusyException if another run has it
    static LeaseLock take(LeaseStore store) throws IOException {
        LeaseLock lock = new LeaseLock(store);
        if (!store.create(NAME, lock.lease.json())) {
            if (lock.isHeldByAnother()) {
                throw new OutputBusyException(store.shown(""));
            }
            store.put(NAME, lock.lease.json());
        }
        lock.require();
        long seconds = RENEWED_EVERY.toSeconds();
        lock.renewals =
                Optional.of(lock.renewal.scheduleWithFixedDelay(lock::renew, seconds, seconds, TimeUnit.SECONDS));
        return lock;
    }

    /// A lease that cannot be read may just be in the making; later, its run has died meanwhile. One of this run itself
    /// is there where the store took it and the answer was lost.
    private boolean isHeldByAnother() throws IOException {
        try {
            Optional<Lease> other = read();
            if (other.isPresent()) {
                return !other.get().id().equals(lease.id()) && other.get().isHeld(VALID);
            }
            return store.exists(NAME) && store.written(NAME).plus(VALID).isAfter(Instant.now());
        } catch (FileNotFoundException | NoSuchFileException e) {
            return false;
        }
    }

    /// The lease as it is; empty if there is none, or none that can be read.
    private Optional<Lease> read() throws IOException {
        try (InputStream file = store.read(NAME)) {
            return Lease.of(file.readAllBytes());
        } catch (FileNotFoundException | NoSuchFileException e) {
            return Optional.empty();
        }
    }

    @Override
    public void require() throws IOException {
        if (read().filter(there -> there.id().equals(lease.id())).isEmpty()) {
            throw new OutputBusyException(store.shown(""));
        }
    }

    /// A renewal that fails is tried again the next time; [#require] tells whether it mattered.
    private void renew() {
        try {
            require();
            store.put(NAME, lease.json());
        } catch (IOException | RuntimeException e) {
            return;
        }
    }

    /// What the run has done stands. A lease that cannot be removed becomes void when the process ends.
    @Override
    public void close() {
        renewals.ifPresent(next -> next.cancel(false));
        renewal.close();
        try {
            require();
            store.delete(NAME);
        } catch (IOException e) {
            return;
        }
    }
}
