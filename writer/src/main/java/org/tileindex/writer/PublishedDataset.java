package org.tileindex.writer;

import java.nio.file.Path;

/// One dataset under its final name.
///
/// @param dataset name of the dataset, the first folder of the layout
/// @param place the published folder: its path, or its address without secrets
/// @param receipt receipt of the folder's files
/// @param alreadyThere true if the same bytes had been published before, so that nothing was published anew
public record PublishedDataset(String dataset, String place, Receipt receipt, boolean alreadyThere) {
    /// The published folder of an output on this machine.
    public Path partition() {
        return Path.of(place);
    }
}
