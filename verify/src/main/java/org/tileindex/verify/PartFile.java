package org.tileindex.verify;

import java.nio.file.Path;
import java.util.Optional;
import java.util.SequencedMap;

/// A part file, or the files of the same name in several datasets.
///
/// @param zone id of the zone that the part's folder names; empty in the packed layout
/// @param number position among the files of its folder, from 0
/// @param files by dataset, in the order of publishing; at least one
/// @param bytes size of all in bytes
record PartFile(Optional<String> zone, int number, SequencedMap<String, Path> files, long bytes) {
    /// The first of its files.
    Path first() {
        return files.firstEntry().getValue();
    }

    /// Its file in `dataset`, if the run published that.
    Optional<Path> in(String dataset) {
        return Optional.ofNullable(files.get(dataset));
    }

    /// The first dataset of it whose rows are tiles; empty if only spans were published.
    Optional<String> ofTiles() {
        return files.keySet().stream()
                .filter(dataset -> !dataset.equals(SpanSchema.TILE_SPANS))
                .findFirst();
    }
}
