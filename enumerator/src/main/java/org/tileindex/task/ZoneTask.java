package org.tileindex.task;

import org.tileindex.plan.TaskKind;
import org.tileindex.plan.ZoneCost;
import org.tileindex.scheduler.Task;

/// A task that works on a group of zones, described by its kind and their expected cost.
abstract class ZoneTask implements Task {
    private final TaskKind kind;
    private final String name;
    private final ZoneCost expected;

    ZoneTask(TaskKind kind, GroupRun group) {
        this.kind = kind;
        this.name = group.group().name();
        this.expected = group.expected();
    }

    @Override
    public final String kind() {
        return kind.label();
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public long cost() {
        return kind.cost(expected);
    }

    @Override
    public final long downstreamCost() {
        return kind.downstreamCost(expected);
    }
}
