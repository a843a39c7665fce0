package org.tileindex.task;

import java.util.ArrayList;
import java.util.List;
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

/// Checks the topology of zones and applies the policy for invalid ones; then spawns the task that finds their cells.
final class ValidateTask extends ZoneTask {
    private final OnInvalid policy;
    private final StageClock clock;
    private final GroupRun group;
    private final List<Zone> zones;
    private final Function<List<Zone>, Task> scan;

    /// @param zones in the order of the group
    /// @param scan the task for the zones' polygons once they are valid
    ValidateTask(
            OnInvalid policy, StageClock clock, GroupRun group, List<Zone> zones, Function<List<Zone>, Task> scan) {
        super(TaskKind.VALIDATE, group);
        this.policy = policy;
        this.clock = clock;
        this.group = group;
        this.zones = zones;
        this.scan = scan;
    }

    @Override
    public void run(Task.Context context) throws TileIndexException {
        StageClock.Timing timing = clock.start(Stage.VALIDATE);
        List<Zone> valid = new ArrayList<>(zones.size());
        for (int i = 0; i < zones.size() && !context.cancelled(); i++) {
            CheckedZone outcome = ZoneRepair.apply(policy, zones.get(i));
            group.zones().get(i).invalid(outcome.problems());
            valid.add(outcome.zone());
        }
        group.divide(timing.end(0, 0), 0, zones.size(), ZoneRun::validatedIn);
        if (valid.size() == zones.size()) {
            context.spawn(scan.apply(valid));
        }
    }
}
