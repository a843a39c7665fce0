package org.tileindex.task;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.tileindex.fault.TileIndexException;
import org.tileindex.plan.TaskKind;
import org.tileindex.scheduler.Task;
import org.tileindex.telemetry.ShardEvent;
import org.tileindex.telemetry.Stage;
import org.tileindex.telemetry.StageClock;
import org.tileindex.telemetry.Telemetry;
import org.tileindex.tile.Dataset;
import org.tileindex.tile.Shard;
import org.tileindex.tile.ZoneTiles;
import org.tileindex.writer.WrittenShard;

/// Writes one shard of all datasets to staging.
final class ShardTask extends ZoneTask {
    /// Memory of the pages of a row group that are under way, all columns together.
    private static final int PAGES_BYTES = 16 << 20;

    /// Memory of a span in the run tables of a shard.
    private static final int BYTES_PER_SPAN = 64;

    private final ShardWork work;
    private final ZoneRun zone;
    private final Shard shard;
    private final ZoneTiles tiles;

    /// @param tiles of the shard
    ShardTask(ShardWork work, ZoneRun zone, Shard shard, ZoneTiles tiles) {
        super(TaskKind.SHARD, zone);
        this.work = work;
        this.zone = zone;
        this.shard = shard;
        this.tiles = tiles;
    }

    @Override
    public long cost() {
        return zone.expected().shardNanos(shard.cells());
    }

    @Override
    public long memory() {
        return PAGES_BYTES + (long) BYTES_PER_SPAN * shard.spans().size();
    }

    @Override
    public void run(Task.Context context) throws TileIndexException, IOException {
        StageClock.Timing timing = work.clock().start(Stage.ENCODE);
        Optional<ShardEvent> event = Telemetry.shard();
        Map<Dataset, Path> files = work.staged().files(zone.id(), shard);
        // Present only in a resumed run; a file has its name only when it is complete.
        boolean present = files.values().stream().allMatch(Files::exists);
        WrittenShard written = present ? WrittenShard.NONE : work.write(tiles, files);
        if (event.isPresent()) {
            event.get().finish(zone.id(), shard.number(), shard.cells(), written.bytes());
        }
        work.wrote(shard.cells());
        zone.wroteIn(timing.end(shard.cells(), 0));
        work.clock().move(Stage.ENCODE, Stage.COMPRESS, written.compressing(), 0);
        work.clock().move(Stage.ENCODE, Stage.WRITE, written.writing(), written.bytes());
        if (zone.shardFinished()) {
            work.zoneDone();
        }
    }
}
