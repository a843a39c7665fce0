package org.tileindex.writer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The place of one attempt at writing shards, of which there may be several at the same time. Its drafts are its own.
record ShardAttempt(DatasetFolders folders, Commit commit) implements ShardFolder {
    @Override
    public Path folder(String dataset) {
        return folders.store().drafts().resolve(commit.gathered(dataset));
    }

    /// Only that of the drafts, because whoever publishes makes the others.
    @Override
    public void makeFolder(String name) throws IOException {
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
