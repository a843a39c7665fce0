package org.tileindex.task;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tileindex.fault.TileIndexException;
import org.tileindex.plan.TaskKind;
import org.tileindex.plan.ZoneGroup;
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
final class ShardTask implements Task {
    /// Memory of the pages of a row group that are under way, all columns together.
    private static final int PAGES_BYTES = 16 << 20;

    /// Memory of a span in the run tables of a shard.
    private static final int BYTES_PER_SPAN = 64;

    private final ShardWork work;
    private final List<ZoneRun> zones;
    private final Shard shard;
    private final ZoneTiles tiles;
    private final long cost;

    /// @param zones that the shard has cells of, in its order
    /// @param tiles of the shard
    ShardTask(ShardWork work, List<ZoneRun> zones, Shard shard, ZoneTiles tiles) {
        this.work = work;
        this.zones = zones;
        this.shard = shard;
        this.tiles = tiles;
        long expected = 0;
        for (int i = 0; i < zones.size(); i++) {
            expected += zones.get(i).expected().shardNanos(cells(i));
        }
        this.cost = expected;
    }

    private long cells(int zone) {
        return shard.zones().get(zone).spans().cells();
    }

    @Override
    public String kind() {
        return TaskKind.SHARD.label();
    }

    @Override
    public String name() {
        return ZoneGroup.name(zones.getFirst().id(), zones.getLast().id(), zones.size());
    }

    @Override
    public long cost() {
        return cost;
    }

    @Override
    public long memory() {
        return PAGES_BYTES + (long) BYTES_PER_SPAN * shard.spans();
    }

    @Override
    public void run(Task.Context context) throws TileIndexException, IOException {
        StageClock.Timing timing = work.clock().start(Stage.ENCODE);
        Optional<ShardEvent> event = Telemetry.shard();
        Map<Dataset, Path> files = work.staged().files(zones.getFirst().id(), shard);
        // Present only in a resumed run; a file has its name only when it is complete.
        boolean present = files.values().stream().allMatch(Files::exists);
        WrittenShard written = present ? WrittenShard.NONE : work.write(tiles, files);
        if (event.isPresent()) {
            event.get().finish(name(), shard.number(), shard.cells(), written.bytes());
        }
        work.wrote(shard.cells());
        long nanos = timing.end(shard.cells(), 0);
        work.clock().move(Stage.ENCODE, Stage.COMPRESS, written.compressing(), 0);
        work.clock().move(Stage.ENCODE, Stage.WRITE, written.writing(), written.bytes());
        for (int i = 0; i < zones.size(); i++) {
            if (zones.get(i).shardWritten(Math.round(nanos * (cells(i) / (double) shard.cells())))) {
                work.zoneWritten();
            }
        }
    }
}
