package org.tileindex.verify;

import java.nio.file.Path;
import java.util.Optional;

/// The two halves of a part file, one in each dataset.
///
/// @param zone id of the zone that the part's folder names; empty in the packed layout
/// @param number position among the files of its folder, from 0
/// @param index path of the half in `tile_index`
/// @param bounds path of the half in `tile_bounds`
/// @param bytes size of both halves in bytes
record PartFile(Optional<String> zone, int number, Path index, Path bounds, long bytes) {}
