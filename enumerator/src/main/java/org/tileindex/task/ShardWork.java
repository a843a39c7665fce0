package org.tileindex.task;

import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.RetryPolicy;
import java.io.IOException;
import java.time.Duration;
import org.tileindex.fault.Causes;
import org.tileindex.fault.TileIndexException;
import org.tileindex.request.ScanPath;
import org.tileindex.request.ShardSink;
import org.tileindex.telemetry.RunProgress;
import org.tileindex.telemetry.StageClock;
import org.tileindex.tile.Dataset;
import org.tileindex.tile.Quantity;
import org.tileindex.tile.Shard;
import org.tileindex.tile.ZoneTiles;
import org.tileindex.value.ShardValues;
import org.tileindex.writer.PublishConflictException;
import org.tileindex.writer.WrittenShard;

/// The means of writing a shard: a sink, a place in staging, and an account of time and progress. All shard tasks of a
/// run share one.
///
/// @param chunkRows rows that are encoded together; the last of a file may be nearly twice as many
/// @param path decides whether tiles count as done when they are written
record ShardWork(
        ShardSink sink, long chunkRows, StagedShards staged, StageClock clock, RunProgress progress, ScanPath path) {
    private static final RetryPolicy<Object> ON_IO_FAULT = RetryPolicy.builder()
            .handleIf(fault -> fault instanceof IOException && !(fault instanceof PublishConflictException))
            .withMaxAttempts(3)
            .withBackoff(Duration.ofMillis(50), Duration.ofMillis(500))
            .build();

    /// Writes the files of a shard and hands them over.
    ///
    /// @param values of the shard's tiles
    WrittenShard write(PlannedShard planned, ShardValues values) throws TileIndexException, IOException {
        return write(sink, staged, planned.zones().getFirst().id(), planned.shard(), planned.tiles(), values);
    }

    /// Writes the files of a shard and hands them over, in at most three attempts where the disk fails.
    ///
    /// @param zone the first that the shard has cells of
    static WrittenShard write(
            ShardSink sink, StagedShards staged, String zone, Shard shard, ZoneTiles tiles, ShardValues values)
            throws TileIndexException, IOException {
        try {
            return Failsafe.with(ON_IO_FAULT).get(() -> {
                WrittenShard written = sink.write(tiles, values, staged.files(zone, shard));
                staged.place().arrived(staged.name(zone, shard));
                return written;
            });
        } catch (FailsafeException e) {
            Causes.throwIf(e, IOException.class);
            Causes.throwIf(e, TileIndexException.class);
            throw e;
        }
    }

    /// Whether the files of a shard are there, which happens only in a resumed run. Where a store cannot tell, they are
    /// written again.
    boolean isStaged(PlannedShard planned) {
        try {
            return staged.place().has(name(planned));
        } catch (IOException e) {
            return false;
        }
    }

    private String name(PlannedShard planned) {
        return staged.name(planned.zones().getFirst().id(), planned.shard());
    }

    /// Whether the files of a shard have rectangles of spans.
    boolean hasGeometry() {
        return Dataset.anyHas(staged.datasets(), Quantity.GEOMETRY);
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
