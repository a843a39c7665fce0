package org.tileindex.verify;

import java.util.List;

/// What a part file has.
///
/// @param file as messages name it
/// @param count rows
/// @param firstTile tile id of the first row; -1 if there is none
/// @param lastTile tile id of the last row; -1 if there is none
/// @param smallest the smallest tile id; -1 if there is none
/// @param largest the largest tile id; -1 if there is none
/// @param spans tiles of the sampled rows
/// @param complete false where it could not be read to its end; the rest is of what was read until then
record PartRows(
        String file,
        long count,
        long firstTile,
        long lastTile,
        long smallest,
        long largest,
        RowSpans spans,
        boolean complete) {

    /// Whether all of `parts` could be read to their end.
    static boolean areComplete(List<PartRows> parts) {
        return parts.stream().allMatch(PartRows::complete);
    }
}
