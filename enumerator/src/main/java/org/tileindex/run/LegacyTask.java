package org.tileindex.run;

import java.io.IOException;
import java.util.Optional;
import org.tileindex.fault.TileIndexException;
import org.tileindex.legacy.CellByCell;
import org.tileindex.scan.ZoneCells;
import org.tileindex.scheduler.Task;
import org.tileindex.telemetry.Scan;
import org.tileindex.telemetry.Telemetry;
import org.tileindex.zone.Zone;

/// Finds the cells of one zone [CellByCell], then spawns its [ShardTask]s.
final class LegacyTask implements Task {
    private final RunContext run;
    private final ZoneRun zone;
    private final Zone valid;

    /// @param valid the zone's polygons, fit to be scanned
    LegacyTask(RunContext run, ZoneRun zone, Zone valid) {
        this.run = run;
        this.zone = zone;
        this.valid = valid;
    }

    @Override
    public String kind() {
        return "scan";
    }

    @Override
    public String name() {
        return zone.id();
    }

    @Override
    public long cost() {
        return zone.expected().scanNanos();
    }

    @Override
    public long downstreamCost() {
        return zone.expected().shardNanos();
    }

    @Override
    public void run(Task.Context context) throws TileIndexException, IOException {
        StageClock.Timing timing = run.clock().start(Stage.SCAN);
        Optional<Scan> event = Telemetry.scan();
        RunRequest request = run.request();
        CellByCell cells =
                new CellByCell(request.grid(), request.rule(), run.kernels().masks(), valid);
        for (int row = cells.firstRow(); row < cells.endRow(); row++) {
            // A large zone takes minutes.
            if (context.cancelled()) {
                return;
            }
            run.progress().done(cells.decide(row));
        }
        ZoneCells found = cells.found();
        event.ifPresent(scan -> ScanTask.finish(scan, valid, request.rule(), found.spans()));
        zone.found(run, found).forEach(context::spawn);
        zone.scannedIn(timing.end(found.spans().cells(), 0));
    }
}
