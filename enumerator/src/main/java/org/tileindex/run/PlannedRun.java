package org.tileindex.run;

import java.util.ArrayList;
import java.util.List;
import org.tileindex.fault.TileIndexException;
import org.tileindex.plan.RunPlan;
import org.tileindex.plan.ZoneWork;
import org.tileindex.task.LazyZones;
import org.tileindex.zone.Zone;

/// The plan of a run that is not done.
public final class PlannedRun {
    private final RunPlan plan;
    private final LazyZones zones;

    PlannedRun(RunPlan plan, LazyZones zones) {
        this.plan = plan;
        this.zones = zones;
    }

    public RunPlan plan() {
        return plan;
    }

    /// The zones of the run, in the order of their ids, in longitude and latitude, not validated.
    ///
    /// @throws TileIndexException if they cannot be read
    public List<Zone> zones() throws TileIndexException {
        List<Zone> all = new ArrayList<>();
        for (ZoneWork work : plan.works()) {
            all.add(zones.get(work.id()));
        }
        return all;
    }
}
