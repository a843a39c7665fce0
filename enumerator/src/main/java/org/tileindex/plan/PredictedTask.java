package org.tileindex.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.tileindex.scheduler.Task;

/// Stands for a task of a run in a simulation: it costs the same, is split the same way and spawns the same tasks, and
/// does nothing.
///
/// @param downstreamCost of what it leads to
/// @param next the tasks that it leads to
/// @param divisible whether it can be split along row bands
/// @param open how many of the tasks that lead to `next` have not ended; the last of them spawns it
public record PredictedTask(
        TaskKind type,
        String name,
        long cost,
        long downstreamCost,
        List<PredictedTask> next,
        boolean divisible,
        AtomicInteger open)
        implements Task {

    /// A task that is not split.
    static PredictedTask whole(
            TaskKind type, String name, ZoneCost cost, List<PredictedTask> next, AtomicInteger open) {
        return new PredictedTask(type, name, type.cost(cost), type.downstreamCost(cost), next, false, open);
    }

    /// A task that can be split.
    static PredictedTask divisible(
            TaskKind type, String name, ZoneCost cost, List<PredictedTask> next, AtomicInteger open) {
        return new PredictedTask(type, name, type.cost(cost), type.downstreamCost(cost), next, true, open);
    }

    /// A task that writes a shard.
    ///
    /// @param nanos worker time
    public static PredictedTask shard(String name, long nanos) {
        return new PredictedTask(TaskKind.SHARD, name, nanos, 0, List.of(), false, new AtomicInteger(1));
    }

    @Override
    public String kind() {
        return type.label();
    }

    @Override
    public List<Task> split(int parts) {
        if (!divisible) {
            return List.of(this);
        }
        open.addAndGet(parts - 1);
        List<Task> split = new ArrayList<>(parts);
        for (int i = 0; i < parts; i++) {
            split.add(new PredictedTask(type, name, cost / parts, downstreamCost, next, false, open));
        }
        return split;
    }

    @Override
    public void run(Task.Context context) {
        if (open.decrementAndGet() == 0) {
            next.forEach(context::spawn);
        }
    }
}
