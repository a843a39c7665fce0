package org.tileindex.request;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.tileindex.grid.Grid;
import org.tileindex.grid.InclusionRule;
import org.tileindex.kernel.SimdMode;
import org.tileindex.scheduler.Dispatch;
import org.tileindex.tile.ShardLayout;
import org.tileindex.zone.OnInvalid;
import org.tileindex.zone.file.ZoneOptions;

/// The request of a run.
///
/// @param out the folder to publish under
/// @param resume keep the finished shards of a run that died
public record RunRequest(Path out, boolean resume, Zones zones, Cells cells, Layout layout, Execution execution) {

    /// The zones that a run takes.
    ///
    /// @param file a zone file; the embedded countries if empty
    /// @param chosen ids of the zones to take; all if empty
    /// @param options for reading the file
    public record Zones(Optional<Path> file, List<String> chosen, ZoneOptions options, OnInvalid onInvalid) {
        public Zones {
            chosen = List.copyOf(chosen);
        }
    }

    /// The cells there are, and when one of them belongs to a zone.
    public record Cells(Grid grid, InclusionRule rule) {}

    /// The layout of rows in files.
    ///
    /// @param shardRows about the most rows of a shard
    public record Layout(ShardLayout shards, ShardFormat format, long shardRows) {}

    /// Use of the machine. Nothing here changes the output.
    ///
    /// @param workers number of threads, at least 1
    /// @param memoryBytes for zones that are scanned and not yet written, and shards under way
    /// @param cache folder of what runs remember for each other; nothing is remembered if empty
    /// @param scheduleSeed shuffles the order of tasks, to prove that the bytes do not follow it
    public record Execution(
            int workers,
            long memoryBytes,
            SimdMode simd,
            ScanPath path,
            Optional<Path> cache,
            OptionalLong scheduleSeed) {

        /// @throws IllegalArgumentException if the path cannot use so many workers
        public Execution {
            if (workers > path.mostWorkers()) {
                throw new IllegalArgumentException(
                        "--workers %d: --path %s has at most %d".formatted(workers, path.label(), path.mostWorkers()));
            }
        }

        /// The folder of what runs remember; empty where the path remembers nothing.
        public Optional<Path> memory() {
            return path.remembers() ? cache : Optional.empty();
        }

        /// The rules by which tasks are handed out.
        public Dispatch dispatch() {
            return new Dispatch(workers, memoryBytes, scheduleSeed);
        }
    }
}
