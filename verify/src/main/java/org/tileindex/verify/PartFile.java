package org.tileindex.verify;

import java.nio.file.Path;

/// A part file's two halves; it is in both datasets.
///
/// @param number its number among the country's files
/// @param index path of the half in `tile_index`
/// @param bounds path of the half in `tile_bounds`
/// @param bytes size of both
record PartFile(String country, int number, Path index, Path bounds, long bytes) {}
