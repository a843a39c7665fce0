package org.tileindex.task;

import org.tileindex.plan.TaskKind;
import org.tileindex.scheduler.Task;

/// A task that works on one zone, described by its kind and the zone's expected cost.
abstract class ZoneTask implements Task {
    private final TaskKind kind;
    private final ZoneRun zone;

    ZoneTask(TaskKind kind, ZoneRun zone) {
        this.kind = kind;
        this.zone = zone;
    }

    @Override
    public final String kind() {
        return kind.label();
    }

    @Override
    public final String name() {
        return zone.id();
    }

    @Override
    public long cost() {
        return kind.cost(zone.expected());
    }

    @Override
    public final long downstreamCost() {
        return kind.downstreamCost(zone.expected());
    }
}
