package org.tileindex.run;

import org.tileindex.fault.TileIndexException;
import org.tileindex.scheduler.Task;
import org.tileindex.zone.Zone;
import org.tileindex.zone.ZoneRepair;

/// Checks the topology of one zone, and does about an invalid one what was asked; then spawns the task that finds its
/// cells.
final class ValidateTask implements Task {
    private final RunContext run;
    private final ZoneRun zone;
    private final Zone geometry;

    ValidateTask(RunContext run, ZoneRun zone, Zone geometry) {
        this.run = run;
        this.zone = zone;
        this.geometry = geometry;
    }

    @Override
    public String kind() {
        return "validate";
    }

    @Override
    public String name() {
        return zone.id();
    }

    @Override
    public long cost() {
        return zone.expected().validateNanos();
    }

    @Override
    public long downstreamCost() {
        return zone.expected().scanNanos() + zone.expected().shardNanos();
    }

    @Override
    public void run(Task.Context context) throws TileIndexException {
        StageClock.Timing timing = run.clock().start(Stage.VALIDATE);
        ZoneRepair.Outcome outcome = ZoneRepair.apply(run.request().zones().onInvalid(), geometry);
        zone.invalid(outcome.problems());
        zone.validated(timing.end(0, 0));
        context.spawn(ScanTask.of(run, zone, outcome.zone()));
    }
}
