package org.tileindex.task;

import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.RetryPolicy;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.tileindex.fault.Causes;
import org.tileindex.fault.TileIndexException;
import org.tileindex.request.ScanPath;
import org.tileindex.request.ShardSink;
import org.tileindex.telemetry.RunProgress;
import org.tileindex.telemetry.StageClock;
import org.tileindex.tile.Dataset;
import org.tileindex.tile.ZoneTiles;
import org.tileindex.writer.WrittenShard;

/// The means of writing a shard: a sink, a place in staging, and an account of time and progress. All shard tasks of a
/// run share one.
///
/// @param path decides whether tiles count as done when they are written
record ShardWork(ShardSink sink, StagedShards staged, StageClock clock, RunProgress progress, ScanPath path) {
    private static final RetryPolicy<Object> ON_IO_FAULT = RetryPolicy.builder()
            .handle(IOException.class)
            .withMaxAttempts(3)
            .withBackoff(Duration.ofMillis(50), Duration.ofMillis(500))
            .build();

    /// Writes the files of a shard, in at most three attempts where the disk fails.
    WrittenShard write(ZoneTiles tiles, Map<Dataset, Path> files) throws TileIndexException, IOException {
        try {
            return Failsafe.with(ON_IO_FAULT).get(() -> sink.write(tiles, files));
        } catch (FailsafeException e) {
            Causes.throwIf(e, IOException.class);
            Causes.throwIf(e, TileIndexException.class);
            throw e;
        }
    }

    /// Counts the tiles of a finished shard.
    void wrote(long tiles) {
        if (!path.countsTilesFound()) {
            progress.done(tiles);
        }
    }

    /// Counts a zone whose shards are written. Zones that share shards are counted when they are found.
    void zoneWritten() {
        if (!staged.layout().sharesShards()) {
            progress.zoneDone();
        }
    }
}
