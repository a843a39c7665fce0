package org.tileindex.verify;

import java.util.List;

/// Summary of the rows of one part file.
///
/// @param file path of the half in `tile_index`, as messages name it
/// @param count number of rows
/// @param firstTile tile id of the first row; -1 if there is none
/// @param lastTile tile id of the last row; -1 if there is none
/// @param smallest the smallest tile id; -1 if there is none
/// @param largest the largest tile id; -1 if there is none
/// @param spans tiles of the sampled rows
/// @param complete false if the file could not be read to its end; the other values then describe the rows read
record PartRows(
        String file,
        long count,
        long firstTile,
        long lastTile,
        long smallest,
        long largest,
        RowSpans spans,
        boolean complete) {

    /// The number of rows of all `parts`.
    static long total(List<PartRows> parts) {
        return parts.stream().mapToLong(PartRows::count).sum();
    }

    /// Whether all of `parts` could be read to their end.
    static boolean areComplete(List<PartRows> parts) {
        return parts.stream().allMatch(PartRows::complete);
    }
}
