package org.tileindex.writer;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.tileindex.writer.telemetry.Publish;
import org.tileindex.writer.telemetry.Stopwatch;
import org.tileindex.writer.telemetry.Telemetry;

/// Publishes datasets as write-once partitions `OUT/<dataset>/<partition>` (contract, sections 5 and 9).
///
/// Files are gathered in the output's [Store] and become visible together, so a reader never sees a part: by one atomic
/// rename per dataset where the store can do that, else by a manifest. A [StoreLock] keeps a second run out of the same
/// output.
public final class DatasetPublisher implements ShardFolder, Closeable {
    private enum State {
        STAGING,
        CHECKED,
        PUBLISHED,
        CLOSED
    }

    private final DatasetFolders folders;
    private final Commit commit;
    private final StoreLock lock;
    private final Uploads uploads = new Uploads();
    private State state = State.STAGING;
    private List<PublishedDataset> checked = List.of();
    private boolean kept;
    private int resumed;

    private DatasetPublisher(DatasetFolders folders, StoreLock lock) {
        this.folders = folders;
        this.commit = commit(folders);
        this.lock = lock;
    }

    private static Commit commit(DatasetFolders folders) {
        return folders.store().renamesAtomically() ? new RenameCommit(folders) : new ManifestCommit(folders);
    }

    /// Locks a folder of this machine, creating it if it is absent, and prepares an empty staging folder.
    public static DatasetPublisher open(Path out, String partition, List<String> datasets, boolean resume)
            throws IOException {
        return open(LocalStore.of(out), partition, datasets, resume);
    }

    /// Locks an output, and removes what a run left there that died.
    ///
    /// @param store is the caller's to close
    /// @param resume whether to keep the files that an earlier run of the same partition finished
    /// @throws OutputBusyException if another run holds the output
    public static DatasetPublisher open(Store store, String partition, List<String> datasets, boolean resume)
            throws IOException {
        StoreLock lock = store.lock();
        try {
            DatasetPublisher publisher = new DatasetPublisher(new DatasetFolders(store, partition, datasets), lock);
            publisher.prepare(resume);
            return publisher;
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /// Whether all datasets are published in a partition.
    public static boolean isPublished(Store store, String partition, List<String> datasets) throws IOException {
        Commit commit = commit(new DatasetFolders(store, partition, datasets));
        for (String dataset : datasets) {
            if (!store.exists(commit.evidence(dataset))) {
                return false;
            }
        }
        return true;
    }

    private void prepare(boolean resume) throws IOException {
        commit.prepare(resume);
        for (String dataset : folders.datasets()) {
            Files.createDirectories(folder(dataset));
        }
        resumed = resume ? commit.finished().size() : 0;
    }

    /// The number of files that an earlier run finished in every dataset and that this one need not write again.
    public int resumed() {
        return resumed;
    }

    /// Whether the files of shards are where they belong as soon as they are complete.
    public boolean gathersInPlace() {
        return folders.store().draftsAreFiles();
    }

    @Override
    public Path folder(String dataset) {
        return folders.store().drafts().resolve(commit.gathered(dataset));
    }

    @Override
    public void makeFolder(String name) throws IOException {
        for (String dataset : folders.datasets()) {
            Files.createDirectories(folder(dataset).resolve(name));
            if (!gathersInPlace()) {
                folders.store().makeFolder(commit.gathered(dataset) + "/" + name);
            }
        }
    }

    @Override
    public void arrived(String shard) throws IOException {
        if (!gathersInPlace()) {
            uploads.bring(() -> commit.arrived(shard));
        }
    }

    @Override
    public boolean has(String shard) throws IOException {
        return resumed > 0 && commit.has(shard);
    }

    /// The place for the files of a writer that is one of several of the same shard, and that may fail: what it has put
    /// is complete, and what it has not put is in nobody's way.
    ///
    /// @param store of the same output, with drafts of its own
    public static ShardFolder attempt(Store store, String partition, List<String> datasets) throws IOException {
        DatasetFolders folders = new DatasetFolders(store, partition, datasets);
        Commit commit = commit(folders);
        commit.look();
        return new ShardAttempt(folders, commit);
    }

    /// Prepares the gathered files for publishing: computes the receipts of what the store has, and checks that no
    /// dataset was published with other bytes. This is the part of publishing that takes time.
    ///
    /// @return the time taken, summed over all threads
    /// @throws PublishConflictException if a partition exists with other bytes
    public Stopwatch check() throws IOException {
        require(State.STAGING);
        uploads.await();
        lock.require();
        Stopwatch time = new Stopwatch();
        List<PublishedDataset> results = new ArrayList<>(folders.datasets().size());
        for (Checked done : checkAll()) {
            results.add(done.dataset());
            time.add(done.time());
        }
        checked = List.copyOf(results);
        state = State.CHECKED;
        return time;
    }

    /// The datasets as they were checked, under the names that they get or have.
    public List<PublishedDataset> checked() {
        if (state == State.STAGING) {
            throw new IllegalStateException("nothing was checked yet");
        }
        return checked;
    }

    /// Checks all datasets at the same time, because a single digest cannot be divided among threads.
    private List<Checked> checkAll() throws IOException {
        try (ExecutorService threads =
                Executors.newFixedThreadPool(folders.datasets().size())) {
            List<Future<Checked>> checks = folders.datasets().stream()
                    .map(dataset -> threads.submit(() -> check(dataset)))
                    .toList();
            List<Checked> results = new ArrayList<>(checks.size());
            for (Future<Checked> check : checks) {
                results.add(Futures.await(check));
            }
            return results;
        }
    }

    private record Checked(PublishedDataset dataset, Stopwatch time) {}

    private Checked check(String dataset) throws IOException {
        Stopwatch time = new Stopwatch();
        time.start();
        Receipt receipt = commit.receipt(dataset);
        boolean exists = commit.published(dataset, receipt).isPresent();
        time.stop();
        String place = folders.store().shown(folders.published(dataset));
        return new Checked(new PublishedDataset(dataset, place, receipt, exists), time);
    }

    /// Puts reports, complete files of this machine, into a folder of the output.
    ///
    /// @param folder of the output, with slashes
    public void report(List<Path> files, String folder) throws IOException {
        Store store = folders.store();
        for (Path file : files) {
            String name = folder + "/" + file.getFileName();
            if (gathersInPlace()) {
                Path target = store.drafts().resolve(name);
                Files.createDirectories(store.drafts().resolve(folder));
                Files.move(file, target, StandardCopyOption.ATOMIC_MOVE);
            } else {
                store.put(name, Files.readAllBytes(file));
            }
        }
    }

    /// A folder of this machine for reports that are being written.
    public Path reports() throws IOException {
        return Files.createDirectories(
                folders.store().drafts().resolve(folders.staging()).resolve("reports"));
    }

    /// Publishes all datasets, with no other work in between. Calls [#check] first if the caller has not.
    ///
    /// @throws PublishConflictException if a partition exists with other bytes; nothing was published
    public List<PublishedDataset> publish() throws IOException {
        if (state != State.CHECKED) {
            check();
        }
        lock.require();
        for (PublishedDataset dataset : checked) {
            folders.store().makeFolder(dataset.dataset());
        }
        for (PublishedDataset dataset : checked) {
            Optional<Publish> event = Telemetry.publish();
            if (!dataset.alreadyThere()) {
                commit.publish(dataset.dataset(), dataset.receipt());
            }
            if (event.isPresent()) {
                Receipt receipt = dataset.receipt();
                event.get().finish(dataset.dataset(), receipt.files(), receipt.bytes(), dataset.alreadyThere());
            }
        }
        state = State.PUBLISHED;
        commit.finish();
        return checked;
    }

    private void require(State wanted) {
        if (state != wanted) {
            throw new IllegalStateException("the publisher is " + state + ", not " + wanted);
        }
    }

    /// Tells [#close] to keep the finished files, so that a later run can resume; without effect if no file is
    /// finished. Whatever a later run cannot use is removed, because the disk may be full.
    ///
    /// @return number of files that are finished in every dataset
    public int keep() throws IOException {
        if (state != State.STAGING && state != State.CHECKED) {
            return 0;
        }
        try {
            uploads.await();
        } catch (IOException e) {
            // A shard that has not arrived is not finished.
            state = State.STAGING;
        }
        lock.require();
        int finished = commit.finished().size();
        kept = finished > 0;
        if (kept) {
            commit.keep();
        }
        return finished;
    }

    /// Whether no other run has taken the output over, which may write the same files.
    private boolean isStillOurs() throws IOException {
        try {
            lock.require();
            return true;
        } catch (OutputBusyException e) {
            return false;
        }
    }

    /// Removes what was gathered, unless it is to be kept or another run has taken the output over, and gives it up.
    @Override
    public void close() throws IOException {
        if (state != State.CLOSED) {
            boolean published = state == State.PUBLISHED;
            state = State.CLOSED;
            try (lock) {
                uploads.close();
                if (!kept && !published && isStillOurs()) {
                    commit.discard();
                }
            }
        }
    }
}
