package org.tileindex.writer;

import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/// How files become a partition that readers see, and how a run that died is told from one that published.
///
/// [RenameCommit] is for stores that rename a folder in one step, [ManifestCommit] for the others.
interface Commit {
    /// The folder of the store where the files of a dataset are gathered.
    String gathered(String dataset);

    /// Finds out what is published already.
    void look() throws IOException;

    /// Removes what runs left that died, or, if this run resumes one, keeps what that finished.
    void prepare(boolean resume) throws IOException;

    /// Takes the files of a shard, whose drafts are complete.
    void arrived(String shard) throws IOException;

    /// Whether the files of a shard are there as an earlier run finished them.
    boolean has(String shard) throws IOException;

    /// The names of the shards that are finished in every dataset.
    Set<String> finished() throws IOException;

    /// The receipt of what this run has of a dataset, all of which is read.
    ///
    /// @throws IOException if the store does not have what was put there
    Receipt receipt(String dataset) throws IOException;

    /// The receipt of what is published of a dataset, if anything is.
    ///
    /// @param gathered the receipt of what this run has of it
    /// @throws PublishConflictException if that is something else
    Optional<Receipt> published(String dataset, Receipt gathered) throws IOException;

    /// The name that is there if, and only if, a dataset is published.
    String evidence(String dataset);

    /// Lets readers see a dataset.
    void publish(String dataset, Receipt receipt) throws IOException;

    /// Removes what only a run that goes on needs, when everything is published.
    void finish() throws IOException;

    /// Removes what a run that resumes this one cannot use.
    void keep() throws IOException;

    /// Removes what this run has written and not published.
    void discard() throws IOException;
}
