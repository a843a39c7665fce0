package org.tileindex.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.tileindex.grid.Grid;
import org.tileindex.scan.InclusionRule;
import org.tileindex.scheduler.Dispatch;
import org.tileindex.writer.page.Codec;
import org.tileindex.zone.OnInvalid;
import org.tileindex.zone.ZoneOptions;

/// What a user asks of a run.
///
/// @param out the folder to publish under
/// @param zones where the zones come from, and which
/// @param workers number of threads, at least 1
/// @param codec one that the format has
/// @param rowGroupRows least rows of a row group, unless its shard is smaller; of Parquet only
/// @param shardRows about the most rows of a shard
/// @param path how cells are found; the legacy one has one worker
/// @param cache a folder for what is worth remembering between runs; nothing is remembered if empty
/// @param resume keep the finished shards of a run that died
/// @param memoryBytes for zones that are scanned and not yet written, and shards under way
/// @param scheduleSeed shuffles the order of tasks, to prove that the bytes do not follow it
public record RunRequest(
        Path out,
        Zones zones,
        Grid grid,
        InclusionRule rule,
        int workers,
        FileFormat format,
        Codec codec,
        long rowGroupRows,
        long shardRows,
        SimdMode simd,
        ScanPath path,
        Optional<Path> cache,
        boolean resume,
        long memoryBytes,
        OptionalLong scheduleSeed) {

    /// Least rows of a data page: 256 KiB of two-byte indices, enough for the codecs' windows and fine enough to
    /// prune by.
    static final int PAGE_ROWS = 1 << 17;

    /// @throws IllegalArgumentException if the legacy path is to have more than one worker
    public RunRequest {
        if (path == ScanPath.LEGACY && workers != 1) {
            throw new IllegalArgumentException(
                    "--workers %d: --path legacy is the program of one thread".formatted(workers));
        }
    }

    /// The folder for what is worth remembering; the legacy path remembers nothing.
    Optional<Path> remembering() {
        return path == ScanPath.LEGACY ? Optional.empty() : cache;
    }

    /// How its tasks are handed out.
    Dispatch dispatch() {
        return new Dispatch(workers, memoryBytes, scheduleSeed);
    }

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
