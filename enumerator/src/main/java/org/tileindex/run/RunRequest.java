package org.tileindex.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.tileindex.grid.Grid;
import org.tileindex.scan.InclusionRule;
import org.tileindex.writer.page.Codec;
import org.tileindex.zone.ZoneOptions;

/// What a user asks of a run.
///
/// @param out the folder to publish under
/// @param zones a zone file; the embedded countries if empty
/// @param zoneOptions which attribute and layer of the zone file to take
/// @param countries ids of the zones to take; all if empty
/// @param workers number of threads, at least 1
/// @param rowGroupRows least rows of a row group, unless its shard is smaller
/// @param shardRows about the most rows of a shard
/// @param resume keep the finished shards of a run that died
public record RunRequest(
        Path out,
        Optional<Path> zones,
        ZoneOptions zoneOptions,
        List<String> countries,
        Grid grid,
        InclusionRule rule,
        int workers,
        Codec codec,
        long rowGroupRows,
        long shardRows,
        SimdMode simd,
        boolean resume) {

    /// Least rows of a data page: 256 KiB of two-byte indices, enough for the codecs' windows and fine enough to prune
    /// by.
    static final int PAGE_ROWS = 1 << 17;

    public RunRequest {
        countries = List.copyOf(countries);
    }
}
