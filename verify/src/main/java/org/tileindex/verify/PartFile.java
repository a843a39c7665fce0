package org.tileindex.verify;

import java.nio.file.Path;

/// The two halves of a part file, one in each dataset.
///
/// @param number position among the country's files, from 0
/// @param index path of the half in `tile_index`
/// @param bounds path of the half in `tile_bounds`
/// @param bytes size of both halves in bytes
record PartFile(String country, int number, Path index, Path bounds, long bytes) {}
