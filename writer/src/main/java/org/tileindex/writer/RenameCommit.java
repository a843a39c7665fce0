package org.tileindex.writer;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Files are gathered in a folder of the same file system, outside the datasets, which is renamed when it is complete.
record RenameCommit(DatasetFolders folders) implements Commit {
    private Store store() {
        return folders.store();
    }

    @Override
    public String gathered(String dataset) {
        return folders.staging() + "/" + dataset;
    }

    @Override
    public void look() {
        // What is published lies elsewhere, and is compared at the end.
    }

    @Override
    public void prepare(boolean resume) throws IOException {
        if (!resume) {
            store().delete(DatasetFolders.STAGING);
        }
        store().delete(DatasetFolders.ATTEMPTS);
        for (String dataset : folders.datasets()) {
            store().makeFolder(gathered(dataset));
        }
    }

    @Override
    public void arrived(String shard) throws IOException {
        for (String dataset : folders.datasets()) {
            store().put(gathered(dataset) + "/" + shard);
        }
        for (String dataset : folders.datasets()) {
            store().drop(gathered(dataset) + "/" + shard);
        }
    }

    @Override
    public boolean has(String shard) throws IOException {
        for (String dataset : folders.datasets()) {
            if (!store().exists(gathered(dataset) + "/" + shard)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public Set<String> finished() throws IOException {
        Set<String> finished = complete(folders.datasets().getFirst());
        for (String dataset : folders.datasets()) {
            finished.retainAll(complete(dataset));
        }
        return finished;
    }

    private Set<String> complete(String dataset) throws IOException {
        Set<String> files = new HashSet<>(store().list(gathered(dataset)).keySet());
        files.removeIf(AtomicFile::isUnfinished);
        return files;
    }

    @Override
    public Receipt receipt(String dataset) throws IOException {
        store().sync(gathered(dataset));
        return Receipt.of(store(), gathered(dataset));
    }

    /// Receipts cover neither names nor where one file ends and the next begins, so these are compared, too.
    @Override
    public Optional<Receipt> published(String dataset, Receipt gathered) throws IOException {
        String folder = folders.published(dataset);
        if (!store().exists(folder)) {
            return Optional.empty();
        }
        Receipt present = Receipt.of(store(), folder);
        boolean same = present.equals(gathered) && store().list(folder).equals(store().list(gathered(dataset)));
        if (!same) {
            throw new PublishConflictException(store().shown(folder), present, gathered);
        }
        return Optional.of(present);
    }

    @Override
    public String evidence(String dataset) {
        return folders.published(dataset);
    }

    @Override
    public void publish(String dataset, Receipt receipt) throws IOException {
        store().rename(gathered(dataset), folders.published(dataset));
    }

    @Override
    public void finish() throws IOException {
        for (String dataset : folders.datasets()) {
            store().syncNames(dataset);
        }
        store().syncNames("");
        discard();
    }

    @Override
    public void keep() throws IOException {
        List<String> mine = folders.datasets().stream()
                .map(dataset -> gathered(dataset) + "/")
                .toList();
        for (String file : store().list(DatasetFolders.STAGING).keySet()) {
            String name = DatasetFolders.STAGING + "/" + file;
            if (AtomicFile.isUnfinished(name) || mine.stream().noneMatch(name::startsWith)) {
                store().delete(name);
            }
        }
    }

    @Override
    public void discard() throws IOException {
        store().delete(DatasetFolders.STAGING);
        store().delete(DatasetFolders.ATTEMPTS);
    }
}
