package org.tileindex.writer;

import java.nio.file.Path;

/// One dataset under its final name.
///
/// @param dataset name of the dataset, the first folder of the layout
/// @param partition the published folder
/// @param receipt receipt of the folder's files
/// @param alreadyThere true if the same bytes had been published before, so that nothing was renamed
public record PublishedDataset(String dataset, Path partition, Receipt receipt, boolean alreadyThere) {}
