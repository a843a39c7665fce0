package org.tileindex.task;

import java.io.IOException;
import java.util.Optional;
import org.tileindex.cache.SpanCache;
import org.tileindex.fault.TileIndexException;
import org.tileindex.plan.TaskKind;
import org.tileindex.scan.ZoneCells;
import org.tileindex.scheduler.Task;
import org.tileindex.telemetry.Stage;
import org.tileindex.telemetry.StageClock;

/// Takes the cells of one zone from those that an earlier run found, then spawns its [ShardTask]s; has the zone scanned
/// if they are gone or damaged.
final class RecallTask extends ZoneTask {
    private final SpanCache spans;
    private final StageClock clock;
    private final FoundCells cells;
    private final ZoneRun zone;
    private final Fallback scan;

    /// The task for a zone whose cells are not remembered after all.
    interface Fallback {
        Task task() throws TileIndexException;
    }

    RecallTask(SpanCache spans, StageClock clock, FoundCells cells, ZoneRun zone, Fallback scan) {
        super(TaskKind.RECALL, zone);
        this.spans = spans;
        this.clock = clock;
        this.cells = cells;
        this.zone = zone;
        this.scan = scan;
    }

    @Override
    public long memory() {
        return zone.memory();
    }

    @Override
    public void run(Task.Context context) throws TileIndexException, IOException {
        StageClock.Timing timing = clock.start(Stage.RECALL);
        Optional<ZoneCells> found = spans.get(zone.id());
        if (found.isPresent()) {
            cells.shards(zone, found.get()).forEach(context::spawn);
        }
        zone.recalledIn(timing.end(found.map(all -> all.spans().cells()).orElse(0L), 0));
        if (found.isEmpty()) {
            context.spawn(scan.task());
        }
    }
}
