package org.tileindex.task;

import java.io.IOException;
import java.util.Optional;
import org.tileindex.fault.TileIndexException;
import org.tileindex.plan.TaskKind;
import org.tileindex.scheduler.Task;
import org.tileindex.telemetry.ShardEvent;
import org.tileindex.telemetry.Stage;
import org.tileindex.telemetry.StageClock;
import org.tileindex.telemetry.Telemetry;
import org.tileindex.tile.Shard;
import org.tileindex.value.ShardValues;
import org.tileindex.writer.WrittenShard;

/// Writes one shard of all datasets to staging.
final class ShardTask implements Task {
    /// Memory of the pages of a row group that are under way, all columns together.
    private static final int PAGES_BYTES = 16 << 20;

    /// Memory of a span in the run tables of a shard.
    private static final int BYTES_PER_SPAN = 64;

    /// Memory of a span's rectangle: as it is made, in the row group under way, and in its pages.
    private static final int BYTES_PER_RECTANGLE = 300;

    /// Memory of a value while its row group is encoded: the number and its index in a dictionary.
    private static final int BYTES_PER_VALUE = 16;

    private final ShardWork work;
    private final PlannedShard planned;
    private final ShardValues values;
    private final long cost;

    /// @param values of the shard's tiles
    ShardTask(ShardWork work, PlannedShard planned, ShardValues values) {
        this.work = work;
        this.planned = planned;
        this.values = values;
        this.cost = cost(planned);
    }

    /// The expected worker time to write a shard, in nanoseconds.
    static long cost(PlannedShard planned) {
        long expected = 0;
        for (int i = 0; i < planned.zones().size(); i++) {
            expected += planned.zones().get(i).expected().shardNanos(planned.cells(i));
        }
        return expected;
    }

    @Override
    public String kind() {
        return TaskKind.SHARD.label();
    }

    @Override
    public String name() {
        return planned.name();
    }

    @Override
    public long cost() {
        return cost;
    }

    @Override
    public long memory() {
        long rows = values.columns().isEmpty() ? 0 : Math.min(planned.shard().cells(), 2 * work.chunkRows());
        return PAGES_BYTES
                + BYTES_PER_VALUE * rows
                + (long) (BYTES_PER_SPAN + (work.hasGeometry() ? BYTES_PER_RECTANGLE : 0))
                        * planned.shard().spans();
    }

    @Override
    public void run(Task.Context context) throws TileIndexException, IOException {
        StageClock.Timing timing = work.clock().start(Stage.ENCODE);
        Optional<ShardEvent> event = Telemetry.shard();
        Shard shard = planned.shard();
        WrittenShard written = work.isStaged(planned) ? WrittenShard.NONE : work.write(planned, values);
        if (event.isPresent()) {
            event.get().finish(name(), shard.number(), shard.cells(), written.bytes());
        }
        long nanos = timing.end(shard.cells(), 0);
        work.clock().move(Stage.ENCODE, Stage.COMPRESS, written.compressing(), 0);
        work.clock().move(Stage.ENCODE, Stage.WRITE, written.writing(), written.bytes());
        work.wrote(planned, nanos);
    }
}
