package org.tileindex.task;

import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import java.io.IOException;
import java.util.List;
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
import org.tileindex.writer.ShardRetry;
import org.tileindex.writer.WrittenShard;

/// The means of writing a shard: a sink, a place in staging, and an account of time and progress. All shard tasks of a
/// run share one.
///
/// @param chunkRows rows that are encoded together; the last of a file may be nearly twice as many
/// @param path decides whether tiles count as done when they are written
record ShardWork(
        ShardSink sink, long chunkRows, StagedShards staged, StageClock clock, RunProgress progress, ScanPath path) {
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
            return Failsafe.with(ShardRetry.ON_IO_FAULT).get(() -> {
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

    /// Counts the tiles of a finished shard, and the zones whose last one it was. Zones that share shards are counted
    /// when they are found.
    ///
    /// @param nanos worker time for the shard
    void wrote(PlannedShard planned, long nanos) {
        long tiles = planned.shard().cells();
        if (!path.countsTilesFound()) {
            progress.done(tiles);
        }
        List<ZoneRun> zones = planned.zones();
        for (int i = 0; i < zones.size(); i++) {
            boolean last = zones.get(i).shardWritten(Math.round(nanos * (planned.cells(i) / (double) tiles)));
            if (last && !staged.layout().sharesShards()) {
                progress.zoneDone();
            }
        }
    }
}
