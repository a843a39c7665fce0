package org.tileindex.verify;

import java.nio.file.Path;
import java.util.Optional;

/// A part file, or its two halves in `tile_index` and `tile_bounds`.
///
/// @param zone id of the zone that the part's folder names; empty in the packed layout
/// @param number position among the files of its folder, from 0
/// @param index path of the half in `tile_index`, or of the file in `tile_values`
/// @param bounds path of the half in `tile_bounds`
/// @param bytes size of all in bytes
record PartFile(Optional<String> zone, int number, Path index, Optional<Path> bounds, long bytes) {

    /// The number of its files.
    int files() {
        return bounds.isPresent() ? 2 : 1;
    }
}
