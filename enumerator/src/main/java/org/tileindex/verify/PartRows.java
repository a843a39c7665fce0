package org.tileindex.verify;

/// What a part file has.
///
/// @param file as messages name it
/// @param count rows
/// @param firstTile tile id of the first row; -1 if there is none
/// @param lastTile tile id of the last row; -1 if there is none
/// @param smallest the smallest tile id; -1 if there is none
/// @param largest the largest tile id; -1 if there is none
/// @param spans tiles of the sampled rows
record PartRows(String file, long count, long firstTile, long lastTile, long smallest, long largest, RowSpans spans) {}
