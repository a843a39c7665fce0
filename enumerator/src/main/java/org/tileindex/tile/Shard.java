package org.tileindex.tile;

/// A contiguous row band of one zone: spans `[spanFrom, spanTo)` of its [org.tileindex.scan.Spans].
///
/// @param number of the shard in its zone, from 0
/// @param cells the number of cells in the band
public record Shard(int number, int spanFrom, int spanTo, long cells) {

    /// The file name of the shard.
    ///
    /// @param suffix says what kind of file it is
    public String fileName(String suffix) {
        return "part-%05d.%s".formatted(number, suffix);
    }
}
