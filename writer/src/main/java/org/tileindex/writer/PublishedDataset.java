package org.tileindex.writer;

import java.nio.file.Path;

/// One dataset under its final name.
///
/// @param dataset its name, the first folder of the layout
/// @param partition the published folder
/// @param receipt what is in it
/// @param alreadyThere true if the same bytes had been published before, so that nothing was written
public record PublishedDataset(String dataset, Path partition, Receipt receipt, boolean alreadyThere) {}
