package org.tileindex.task;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.tileindex.fault.TileIndexException;
import org.tileindex.plan.TaskKind;
import org.tileindex.plan.ZoneGroup;
import org.tileindex.raster.ReadPlan;
import org.tileindex.scheduler.Task;
import org.tileindex.telemetry.Stage;
import org.tileindex.telemetry.StageClock;
import org.tileindex.tile.ZoneSpans;
import org.tileindex.value.PixelReader;

/// Reads the values of the tiles of some shards, block by block, or a part of these blocks. The part that ends last
/// spawns the [ShardTask]s.
final class ReadTask implements Task {
    private final Reading reading;
    private final int part;
    private final int parts;

    /// @param shards whose values fit into memory together
    /// @param last nothing is read from rasters after this
    ReadTask(ShardWork work, PixelReader pixels, List<PlannedShard> shards, boolean last) {
        this(new Reading(work, pixels, shards, last), 0, 1);
    }

    private ReadTask(Reading reading, int part, int parts) {
        this.reading = reading;
        this.part = part;
        this.parts = parts;
    }

    @Override
    public String kind() {
        return TaskKind.READ.label();
    }

    @Override
    public String name() {
        PlannedShard first = reading.shards.getFirst();
        PlannedShard last = reading.shards.getLast();
        String from = first.zones().getFirst().id();
        String to = last.zones().getLast().id();
        return ZoneGroup.name(from, to, from.equals(to) ? 1 : reading.zones());
    }

    @Override
    public long cost() {
        return reading.pixels.nanos(reading.cells()) / parts;
    }

    @Override
    public long downstreamCost() {
        return reading.shards.stream().mapToLong(ShardTask::cost).sum();
    }

    @Override
    public long memory() {
        return PixelReader.BLOCKS_BYTES + reading.pixels.bytes(reading.cells());
    }

    @Override
    public List<Task> split(int most) {
        int count = Math.max(1, Math.min(most, reading.plan().steps()));
        reading.open.set(count);
        List<Task> tasks = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            tasks.add(new ReadTask(reading, i, count));
        }
        return tasks;
    }

    @Override
    public boolean interruptible() {
        return true;
    }

    @Override
    public void run(Task.Context context) throws TileIndexException, InterruptedException {
        StageClock.Timing timing = reading.work.clock().start(Stage.VALUES);
        ReadPlan plan = reading.plan();
        long steps = plan.steps();
        reading.pixels.read(plan, (int) (steps * part / parts), (int) (steps * (part + 1) / parts), context::cancelled);
        boolean last = reading.open.decrementAndGet() == 0;
        timing.end(last ? reading.cells() : 0, 0);
        for (int i = 0; last && !context.cancelled() && i < reading.shards.size(); i++) {
            context.spawn(new ShardTask(reading.work, reading.shards.get(i), reading.pixels.values(plan, i)));
        }
    }

    /// What all parts work on.
    private static final class Reading {
        private final ShardWork work;
        private final PixelReader pixels;
        private final List<PlannedShard> shards;
        private final boolean last;
        private final AtomicInteger open = new AtomicInteger(1);
        private Optional<ReadPlan> plan = Optional.empty();

        Reading(ShardWork work, PixelReader pixels, List<PlannedShard> shards, boolean last) {
            this.work = work;
            this.pixels = pixels;
            this.shards = shards;
            this.last = last;
        }

        long cells() {
            return shards.stream().mapToLong(planned -> planned.shard().cells()).sum();
        }

        /// The number of zones, of which one may be in several shards.
        int zones() {
            return (int) shards.stream()
                    .flatMap(planned -> planned.zones().stream())
                    .distinct()
                    .count();
        }

        /// The blocks to read, found out when they are first asked for. A shard that is there already, which a resumed
        /// run may find, needs none.
        synchronized ReadPlan plan() {
            if (plan.isEmpty()) {
                List<List<ZoneSpans>> wanted = shards.stream()
                        .map(planned -> work.isStaged(planned)
                                ? List.<ZoneSpans>of()
                                : planned.shard().zones())
                        .toList();
                plan = Optional.of(pixels.plan(wanted, last));
            }
            return plan.get();
        }
    }
}
