package org.tileindex.plan;

/// A contiguous row band of one zone: spans `[spanFrom, spanTo)` of its [org.tileindex.scan.Spans].
///
/// @param number of the shard in its zone, from 0
/// @param cells the number of cells in the band
public record Shard(int number, int spanFrom, int spanTo, long cells) {

    /// The file name of the shard.
    public String fileName() {
        return "part-%05d.parquet".formatted(number);
    }
}
