package org.tileindex.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.tileindex.grid.Grid;
import org.tileindex.scan.InclusionRule;
import org.tileindex.writer.page.Codec;
import org.tileindex.zone.OnInvalid;
import org.tileindex.zone.ZoneOptions;

/// What a user asks of a run.
///
/// @param out the folder to publish under
/// @param zones where the zones come from, and which
/// @param workers number of threads, at least 1
/// @param rowGroupRows least rows of a row group, unless its shard is smaller
/// @param shardRows about the most rows of a shard
/// @param cache a folder for what is worth remembering between runs; nothing is remembered if empty
/// @param resume keep the finished shards of a run that died
/// @param memoryBytes how much memory work in flight may take
/// @param scheduleSeed if present, tasks are handed out in an order shuffled by it; for tests
public record RunRequest(
        Path out,
        Zones zones,
        Grid grid,
        InclusionRule rule,
        int workers,
        Codec codec,
        long rowGroupRows,
        long shardRows,
        SimdMode simd,
        Optional<Path> cache,
        boolean resume,
        long memoryBytes,
        OptionalLong scheduleSeed) {

    /// Least rows of a data page: 256 KiB of two-byte indices, enough for the codecs' windows and fine enough to
    /// prune by.
    static final int PAGE_ROWS = 1 << 17;

    /// Which zones a run takes.
    ///
    /// @param file a zone file; the embedded countries if empty
    /// @param chosen ids of the zones to take; all if empty
    /// @param options how to read the file
    public record Zones(Optional<Path> file, List<String> chosen, ZoneOptions options, OnInvalid onInvalid) {
        public Zones {
            chosen = List.copyOf(chosen);
        }
    }
}
