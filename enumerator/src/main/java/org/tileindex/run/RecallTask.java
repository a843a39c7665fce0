package org.tileindex.run;

import java.io.IOException;
import java.util.Optional;
import org.tileindex.fault.TileIndexException;
import org.tileindex.scan.ZoneCells;
import org.tileindex.scheduler.Task;

/// Takes the cells of one zone from those that an earlier run found, then spawns its [ShardTask]s; if they are gone or
/// damaged, has the zone scanned.
final class RecallTask implements Task {
    private final RunContext run;
    private final ZoneRun zone;

    RecallTask(RunContext run, ZoneRun zone) {
        this.run = run;
        this.zone = zone;
    }

    @Override
    public String kind() {
        return "recall";
    }

    @Override
    public String name() {
        return zone.id();
    }

    @Override
    public long cost() {
        return zone.expected().recallNanos();
    }

    @Override
    public long downstreamCost() {
        return zone.expected().shardNanos();
    }

    @Override
    public long memory() {
        return ScanTask.memory(zone);
    }

    @Override
    public void run(Task.Context context) throws TileIndexException, IOException {
        StageClock.Timing timing = run.clock().start(Stage.RECALL);
        Optional<ZoneCells> cells = run.spans().get(zone.id());
        if (cells.isPresent()) {
            zone.found(run, cells.get()).forEach(context::spawn);
        }
        zone.recalledIn(timing.end(cells.map(found -> found.spans().cells()).orElse(0L), 0));
        if (cells.isEmpty()) {
            context.spawn(new ScanTask(run, zone, run.zones().get(zone.id())));
        }
    }
}
