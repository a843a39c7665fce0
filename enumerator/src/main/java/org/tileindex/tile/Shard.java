package org.tileindex.tile;

import org.tileindex.scan.Spans;

/// A contiguous row band of one zone.
///
/// @param number of the shard in its zone, from 0
/// @param spans of the band
/// @param cells the number of cells in the band
public record Shard(int number, Spans spans, long cells) {

    /// The file name of the shard.
    ///
    /// @param suffix says what kind of file it is
    public String fileName(String suffix) {
        return "part-%05d.%s".formatted(number, suffix);
    }
}
