package org.tileindex.writer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// The place of one attempt at writing shards, of which there may be several at the same time. Its drafts are its own.
record ShardAttempt(DatasetFolders folders, Commit commit) implements ShardFolder {
    @Override
    public Path folder(String dataset) {
        return folders.store().drafts().resolve(commit.gathered(dataset));
    }

    /// Only that of the drafts, because whoever publishes makes the others, and removes all when the run has ended.
    @Override
    public void makeFolder(String name) throws IOException {
        Path drafts = folders.store().drafts();
        if (Files.notExists(drafts)) {
            throw new NoSuchFileException(drafts.toString(), null, "the run has ended");
        }
        for (String dataset : folders.datasets()) {
            Files.createDirectories(folder(dataset).resolve(name));
        }
    }

    @Override
    public void arrived(String shard) throws IOException {
        commit.arrived(shard);
    }

    @Override
    public boolean has(String shard) throws IOException {
        return commit.has(shard);
    }
}
