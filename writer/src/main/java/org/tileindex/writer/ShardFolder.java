package org.tileindex.writer;

import java.io.IOException;
import java.nio.file.Path;

/// Where the files of shards are written, before anything is published. A shard has a file of the same name in each
/// dataset. For any number of threads.
public interface ShardFolder {
    /// The folder of this machine where the files of a dataset are written.
    Path folder(String dataset);

    /// Makes a folder below that of each dataset.
    void makeFolder(String name) throws IOException;

    /// Takes the files of a shard, which are complete.
    ///
    /// @param name of its file in the folder of each dataset, with slashes
    /// @throws PublishConflictException if a dataset has been published with another file
    void arrived(String name) throws IOException;

    /// Whether an earlier run, which this one resumes, has finished the files of a shard.
    boolean has(String name) throws IOException;
}
