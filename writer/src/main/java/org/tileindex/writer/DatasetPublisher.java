package org.tileindex.writer;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.tileindex.writer.telemetry.Publish;
import org.tileindex.writer.telemetry.Stopwatch;
import org.tileindex.writer.telemetry.Telemetry;

/// Publishes datasets as write-once partitions `OUT/<dataset>/<partition>` (contract, section 5).
///
/// Files are staged in `OUT/.tile-index/`, on the same file system, and become visible through one atomic rename per
/// dataset, so a reader never sees a part. An [OutputLock] keeps a second run out of the same output folder.
public final class DatasetPublisher implements Closeable {
    private static final String PRIVATE_FOLDER = OutputLock.FOLDER;

    private enum State {
        STAGING,
        CHECKED,
        PUBLISHED,
        CLOSED
    }

    private final Path out;
    private final String partition;
    private final List<String> datasets;
    private final OutputLock lock;
    private State state = State.STAGING;
    private List<PublishedDataset> checked = List.of();
    private boolean kept;
    private int resumed;

    private DatasetPublisher(Path out, String partition, List<String> datasets, OutputLock lock) {
        this.out = out;
        this.partition = partition;
        this.datasets = List.copyOf(datasets);
        this.lock = lock;
    }

    /// Locks the output folder, creating it if it is absent, and prepares an empty staging folder.
    ///
    /// @param resume whether to keep the files that an earlier run of the same partition left in staging; those that
    ///     are finished are complete
    /// @throws OutputBusyException if another run holds the folder
    public static DatasetPublisher open(Path out, String partition, List<String> datasets, boolean resume)
            throws IOException {
        Files.createDirectories(out.resolve(PRIVATE_FOLDER));
        OutputLock lock = OutputLock.take(out, out.resolve(PRIVATE_FOLDER));
        try {
            DatasetPublisher publisher = new DatasetPublisher(out, partition, datasets, lock);
            publisher.prepareStaging(resume);
            return publisher;
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private void prepareStaging(boolean resume) throws IOException {
        if (!resume) {
            FileTree.delete(stagingRoot());
        }
        for (String dataset : datasets) {
            Files.createDirectories(staging(dataset));
        }
        resumed = finished().size();
    }

    /// The number of files that an earlier run finished in every dataset and that this one need not write again.
    public int resumed() {
        return resumed;
    }

    private Path stagingRoot() {
        return out.resolve(PRIVATE_FOLDER).resolve("staging");
    }

    /// The folder whose content becomes the partition of `dataset`.
    public Path staging(String dataset) {
        return stagingRoot().resolve(partition).resolve(dataset);
    }

    /// The final folder of `dataset`.
    public Path published(String dataset) {
        return out.resolve(dataset).resolve(partition);
    }

    /// Prepares the staged files for publishing: writes the names in all folders to the disk, computes the receipts and
    /// checks that no dataset was published with other bytes. This is the part of publishing that takes time.
    ///
    /// @return the time taken, summed over all threads
    /// @throws PublishConflictException if a partition exists with other bytes
    public Stopwatch check() throws IOException {
        require(State.STAGING);
        Stopwatch time = new Stopwatch();
        List<PublishedDataset> results = new ArrayList<>(datasets.size());
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
        try (ExecutorService threads = Executors.newFixedThreadPool(datasets.size())) {
            List<Future<Checked>> checks = datasets.stream()
                    .map(dataset -> threads.submit(() -> check(dataset)))
                    .toList();
            List<Checked> results = new ArrayList<>(datasets.size());
            for (Future<Checked> check : checks) {
                results.add(Futures.await(check));
            }
            return results;
        }
    }

    /// Publishes all datasets by one atomic rename per dataset, with no other work in between. Calls [#check] first if
    /// the caller has not.
    ///
    /// @throws PublishConflictException if a partition exists with other bytes; nothing was published
    public List<PublishedDataset> publish() throws IOException {
        if (state != State.CHECKED) {
            check();
        }
        List<PublishedDataset> fresh =
                checked.stream().filter(dataset -> !dataset.alreadyThere()).toList();
        for (PublishedDataset dataset : fresh) {
            Files.createDirectories(out.resolve(dataset.dataset()));
        }
        for (PublishedDataset dataset : checked) {
            Optional<Publish> event = Telemetry.publish();
            if (!dataset.alreadyThere()) {
                Files.move(staging(dataset.dataset()), dataset.partition(), StandardCopyOption.ATOMIC_MOVE);
            }
            if (event.isPresent()) {
                Receipt receipt = dataset.receipt();
                event.get().finish(dataset.dataset(), receipt.files(), receipt.bytes(), dataset.alreadyThere());
            }
        }
        state = State.PUBLISHED;
        for (PublishedDataset dataset : fresh) {
            FileTree.sync(out.resolve(dataset.dataset()));
        }
        FileTree.sync(out);
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
        int finished = finished().size();
        kept = finished > 0;
        if (kept) {
            removeUseless();
        }
        return finished;
    }

    /// The names of the files that are finished in every dataset; none where a dataset has left staging.
    private Set<Path> finished() throws IOException {
        Set<Path> finished = staged(datasets.getFirst());
        for (String dataset : datasets) {
            finished.retainAll(staged(dataset));
        }
        return finished;
    }

    private void removeUseless() throws IOException {
        for (Path file : Receipt.files(stagingRoot())) {
            boolean ofADataset = datasets.stream().map(this::staging).anyMatch(file::startsWith);
            if (!ofADataset || AtomicFile.isUnfinished(file)) {
                Files.deleteIfExists(file);
            }
        }
    }

    private Set<Path> staged(String dataset) throws IOException {
        Path root = staging(dataset);
        if (Files.notExists(root)) {
            return new HashSet<>();
        }
        return Receipt.files(root).stream()
                .filter(file -> !AtomicFile.isUnfinished(file))
                .map(root::relativize)
                .collect(Collectors.toCollection(HashSet::new));
    }

    private record Checked(PublishedDataset dataset, Stopwatch time) {}

    private Checked check(String dataset) throws IOException {
        Stopwatch time = new Stopwatch();
        time.start();
        Path staged = staging(dataset);
        FileTree.syncFolders(staged);
        Receipt receipt = Receipt.of(staged);
        Path target = published(dataset);
        boolean exists = Files.exists(target);
        if (exists) {
            Receipt present = Receipt.of(target);
            if (!present.equals(receipt) || !Receipt.sizes(target).equals(Receipt.sizes(staged))) {
                throw new PublishConflictException(target, present, receipt);
            }
        }
        time.stop();
        return new Checked(new PublishedDataset(dataset, target, receipt, exists), time);
    }

    /// Removes the staging folder, unless it is to be kept, and unlocks the output folder.
    @Override
    public void close() throws IOException {
        if (state != State.CLOSED) {
            state = State.CLOSED;
            try (lock) {
                if (!kept) {
                    FileTree.delete(stagingRoot());
                }
            }
        }
    }
}
