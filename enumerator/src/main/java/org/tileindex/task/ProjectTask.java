package org.tileindex.task;

import java.util.List;
import java.util.function.Function;
import org.tileindex.fault.TileIndexException;
import org.tileindex.plan.TaskKind;
import org.tileindex.projection.ZoneProjection;
import org.tileindex.scheduler.Task;
import org.tileindex.telemetry.Stage;
import org.tileindex.telemetry.StageClock;
import org.tileindex.zone.Zone;

/// Takes valid zones to the plane of the grid; then spawns the task that finds their cells.
final class ProjectTask extends ZoneTask {
    private final ZoneProjection projection;
    private final StageClock clock;
    private final GroupRun group;
    private final List<Zone> zones;
    private final Function<List<Zone>, Task> scan;

    /// @param zones in longitude and latitude, in the order of the group
    /// @param scan the task for the zones in the plane
    ProjectTask(
            ZoneProjection projection,
            StageClock clock,
            GroupRun group,
            List<Zone> zones,
            Function<List<Zone>, Task> scan) {
        super(TaskKind.PROJECT, group);
        this.projection = projection;
        this.clock = clock;
        this.group = group;
        this.zones = zones;
        this.scan = scan;
    }

    @Override
    public void run(Task.Context context) throws TileIndexException {
        StageClock.Timing timing = clock.start(Stage.SCAN);
        List<Zone> projected = projection.project(zones);
        group.divide(timing.end(0, 0), 0, zones.size(), ZoneRun::scannedIn);
        context.spawn(scan.apply(projected));
    }
}
