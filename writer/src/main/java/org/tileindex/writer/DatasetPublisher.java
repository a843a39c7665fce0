package org.tileindex.writer;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tileindex.writer.telemetry.Publish;
import org.tileindex.writer.telemetry.Telemetry;

/// Publishes datasets as write-once partitions `OUT/<dataset>/<partition>`.
///
/// Files are staged in `OUT/.tile-index/`, on the same file system, and become visible through one atomic rename per
/// dataset, so a reader never sees a part. An [OutputLock] keeps a second run out of the same output folder.
public final class DatasetPublisher implements Closeable {
    private static final String PRIVATE_FOLDER = ".tile-index";

    private enum State {
        STAGING,
        PUBLISHED,
        CLOSED
    }

    private final Path out;
    private final String partition;
    private final List<String> datasets;
    private final OutputLock lock;
    private State state = State.STAGING;

    private DatasetPublisher(Path out, String partition, List<String> datasets, OutputLock lock) {
        this.out = out;
        this.partition = partition;
        this.datasets = List.copyOf(datasets);
        this.lock = lock;
    }

    /// Takes the output folder, creating it if need be, and prepares an empty staging folder.
    ///
    /// @param resume keep what a run of the same partition that died left in staging; its finished files are complete
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

    /// Publishes all datasets: receipts, durable folders, the write-once check of every dataset, then the renames.
    ///
    /// @throws PublishConflictException if a partition exists with other bytes; nothing was published
    public List<PublishedDataset> publish() throws IOException {
        if (state != State.STAGING) {
            throw new IllegalStateException("the publisher is " + state + ", not " + State.STAGING);
        }
        List<PublishedDataset> results = new ArrayList<>(datasets.size());
        for (String dataset : datasets) {
            results.add(check(dataset));
        }
        for (PublishedDataset result : results) {
            Optional<Publish> event = Telemetry.publish();
            if (!result.alreadyThere()) {
                rename(result);
            }
            Receipt receipt = result.receipt();
            if (event.isPresent()) {
                event.get().finish(result.dataset(), receipt.files(), receipt.bytes(), result.alreadyThere());
            }
        }
        state = State.PUBLISHED;
        return List.copyOf(results);
    }

    private PublishedDataset check(String dataset) throws IOException {
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
        return new PublishedDataset(dataset, target, receipt, exists);
    }

    private void rename(PublishedDataset result) throws IOException {
        Path parent = out.resolve(result.dataset());
        Files.createDirectories(parent);
        Files.move(staging(result.dataset()), result.partition(), StandardCopyOption.ATOMIC_MOVE);
        FileTree.sync(parent);
        FileTree.sync(out);
    }

    /// Removes the staging folder and gives the output folder free.
    @Override
    public void close() throws IOException {
        if (state != State.CLOSED) {
            state = State.CLOSED;
            try (lock) {
                FileTree.delete(stagingRoot());
            }
        }
    }
}
