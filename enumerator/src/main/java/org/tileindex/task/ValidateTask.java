package org.tileindex.task;

import java.util.function.Function;
import org.tileindex.fault.TileIndexException;
import org.tileindex.plan.TaskKind;
import org.tileindex.scheduler.Task;
import org.tileindex.telemetry.Stage;
import org.tileindex.telemetry.StageClock;
import org.tileindex.zone.CheckedZone;
import org.tileindex.zone.OnInvalid;
import org.tileindex.zone.Zone;
import org.tileindex.zone.ZoneRepair;

/// Checks the topology of one zone and applies the policy for invalid ones; then spawns the task that finds its cells.
final class ValidateTask extends ZoneTask {
    private final OnInvalid policy;
    private final StageClock clock;
    private final ZoneRun zone;
    private final Zone geometry;
    private final Function<Zone, Task> scan;

    /// @param scan the task for the zone's polygons once they are valid
    ValidateTask(OnInvalid policy, StageClock clock, ZoneRun zone, Zone geometry, Function<Zone, Task> scan) {
        super(TaskKind.VALIDATE, zone);
        this.policy = policy;
        this.clock = clock;
        this.zone = zone;
        this.geometry = geometry;
        this.scan = scan;
    }

    @Override
    public void run(Task.Context context) throws TileIndexException {
        StageClock.Timing timing = clock.start(Stage.VALIDATE);
        CheckedZone outcome = ZoneRepair.apply(policy, geometry);
        zone.invalid(outcome.problems());
        zone.validatedIn(timing.end(0, 0));
        context.spawn(scan.apply(outcome.zone()));
    }
}
