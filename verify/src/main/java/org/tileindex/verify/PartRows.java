package org.tileindex.verify;

import java.util.List;

/// Summary of consecutive rows of one zone in one part file.
///
/// @param file path of the half in `tile_index`, as messages name it
/// @param zone id of the zone
/// @param count number of rows
/// @param firstTile tile id of the first row; -1 if there is none
/// @param lastTile tile id of the last row; -1 if there is none
/// @param smallest the smallest tile id; -1 if there is none
/// @param largest the largest tile id; -1 if there is none
/// @param spans tiles of the sampled rows
/// @param complete false if the file may have more rows of the zone than could be read
record PartRows(
        String file,
        String zone,
        long count,
        long firstTile,
        long lastTile,
        long smallest,
        long largest,
        RowSpans spans,
        boolean complete) {

    /// Rows of `zone` that could not be read.
    static PartRows unread(String file, String zone) {
        return new PartRows(file, zone, 0, -1, -1, -1, -1, RowSpans.NONE, false);
    }

    /// The number of rows of all `parts`.
    static long total(List<PartRows> parts) {
        return parts.stream().mapToLong(PartRows::count).sum();
    }

    /// Whether all of `parts` could be read to their end.
    static boolean areComplete(List<PartRows> parts) {
        return parts.stream().allMatch(PartRows::complete);
    }
}
