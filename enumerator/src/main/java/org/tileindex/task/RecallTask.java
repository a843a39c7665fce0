package org.tileindex.task;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.tileindex.cache.SpanCache;
import org.tileindex.fault.TileIndexException;
import org.tileindex.plan.TaskKind;
import org.tileindex.scan.ZoneCells;
import org.tileindex.scheduler.Task;
import org.tileindex.telemetry.Stage;
import org.tileindex.telemetry.StageClock;

/// Takes the cells of zones from those that an earlier run found, then spawns what follows; has the zones scanned
/// if they are gone or damaged.
final class RecallTask extends ZoneTask {
    private final SpanCache spans;
    private final StageClock clock;
    private final FoundCells cells;
    private final GroupRun group;
    private final Fallback scan;

    /// The task for zones whose cells are not remembered after all.
    interface Fallback {
        Task task() throws TileIndexException;
    }

    RecallTask(SpanCache spans, StageClock clock, FoundCells cells, GroupRun group, Fallback scan) {
        super(TaskKind.RECALL, group);
        this.spans = spans;
        this.clock = clock;
        this.cells = cells;
        this.group = group;
        this.scan = scan;
    }

    @Override
    public long memory() {
        return group.memory();
    }

    @Override
    public void run(Task.Context context) throws TileIndexException, IOException {
        StageClock.Timing timing = clock.start(Stage.RECALL);
        Optional<List<ZoneCells>> found = spans.get(group.group());
        if (found.isPresent()) {
            cells.follow(group, found.get()).forEach(context::spawn);
        }
        long tiles = found.orElse(List.of()).stream()
                .mapToLong(zone -> zone.spans().cells())
                .sum();
        group.divide(timing.end(tiles, 0), 0, group.zones().size(), ZoneRun::recalledIn);
        if (found.isEmpty()) {
            context.spawn(scan.task());
        }
    }
}
