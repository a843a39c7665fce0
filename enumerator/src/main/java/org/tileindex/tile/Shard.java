package org.tileindex.tile;

import java.util.List;

/// The content of one file of each dataset: a contiguous row band of one zone, or consecutive zones, of which the first
/// and the last may be row bands.
///
/// @param number of the shard in its folder, from 0
/// @param zones in order of ids, each with at least one cell
/// @param cells the number of cells of all of them
public record Shard(int number, List<ZoneSpans> zones, long cells) {
    public Shard {
        zones = List.copyOf(zones);
    }

    /// The file name of the shard.
    ///
    /// @param suffix says what kind of file it is
    public String fileName(String suffix) {
        return "part-%05d.%s".formatted(number, suffix);
    }

    /// The number of spans of all zones.
    public int spans() {
        return ZoneSpans.count(zones);
    }
}
