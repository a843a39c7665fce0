package org.tileindex.writer;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// The hold of one run on an output of a store that has no locks: a small file that says who has it, renewed while the
/// run lasts. A lease that nobody renewed for a minute is void, and so is one of a process of this machine that is
/// gone.
///
/// Where a store cannot create a file only if there is none, two runs that start within the same instant may both
/// believe that they have it, until one of them looks again: when it renews the lease, and before it publishes.
final class LeaseLock implements StoreLock {
    private static final String NAME = OutputLock.FOLDER + "/lease.json";
    private static final Duration VALID = Duration.ofSeconds(60);
    private static final Duration RENEWED_EVERY = Duration.ofSeconds(15);

    private final Store store;
    private final String id = UUID.randomUUID().toString();
    private final ScheduledExecutorService renewal = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("lease").factory());
    private Optional<Future<?>> renewals = Optional.empty();

    private LeaseLock(Store store) {
        this.store = store;
    }

    /// Takes the lease of an output.
    ///
    /// @throws OutputBusyException if another run has it
    static LeaseLock take(Store store) throws IOException {
        LeaseLock lock = new LeaseLock(store);
        if (!store.create(NAME, lock.content())) {
            Optional<Lease> other = read(store);
            if (other.isPresent() && other.get().isHeld()) {
                throw new OutputBusyException(store.shown(""));
            }
            store.put(NAME, lock.content());
        }
        lock.require();
        long seconds = RENEWED_EVERY.toSeconds();
        lock.renewals =
                Optional.of(lock.renewal.scheduleWithFixedDelay(lock::renew, seconds, seconds, TimeUnit.SECONDS));
        return lock;
    }

    /// Who has an output.
    private record Lease(String id, String host, long process, Instant started, Instant renewed) {
        boolean isHeld() {
            return host.equals(thisHost()) ? isAlive() : renewed.plus(VALID).isAfter(Instant.now());
        }

        private boolean isAlive() {
            return ProcessHandle.of(process)
                    .filter(ProcessHandle::isAlive)
                    .filter(alive -> LeaseLock.started(alive).equals(started))
                    .isPresent();
        }
    }

    private byte[] content() throws IOException {
        ProcessHandle self = ProcessHandle.current();
        Map<String, Object> lease = new LinkedHashMap<>();
        lease.put("id", id);
        lease.put("host", thisHost());
        lease.put("process", self.pid());
        lease.put("started", started(self).toString());
        lease.put("renewed", Instant.now().toString());
        return JSON.std.asBytes(lease);
    }

    private static Instant started(ProcessHandle process) {
        return process.info().startInstant().orElse(Instant.EPOCH);
    }

    private static String thisHost() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "";
        }
    }

    private static Optional<Lease> read(Store store) throws IOException {
        try (InputStream file = store.read(NAME)) {
            Map<String, Object> lease = JSON.std.mapFrom(file.readAllBytes());
            return Optional.of(new Lease(
                    text(lease, "id"),
                    text(lease, "host"),
                    Long.parseLong(text(lease, "process")),
                    Instant.parse(text(lease, "started")),
                    Instant.parse(text(lease, "renewed"))));
        } catch (FileNotFoundException | NoSuchFileException e) {
            return Optional.empty();
        }
    }

    private static String text(Map<String, Object> lease, String key) {
        return String.valueOf(lease.get(key));
    }

    @Override
    public void require() throws IOException {
        if (read(store).filter(lease -> lease.id().equals(id)).isEmpty()) {
            throw new OutputBusyException(store.shown(""));
        }
    }

    /// A renewal that fails is tried again the next time; [#require] tells whether it mattered.
    private void renew() {
        try {
            require();
            store.put(NAME, content());
        } catch (IOException e) {
            return;
        }
    }

    @Override
    public void close() throws IOException {
        renewals.ifPresent(next -> next.cancel(false));
        renewal.close();
        try {
            require();
        } catch (OutputBusyException e) {
            return;
        }
        store.delete(NAME);
    }
}
