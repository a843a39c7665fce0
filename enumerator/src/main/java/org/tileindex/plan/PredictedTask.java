package org.tileindex.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.tileindex.scheduler.Task;

/// Stands for a task of a run in a simulation: it costs the same, is split the same way and spawns the same tasks, and
/// does nothing.
///
/// @param next the tasks that it spawns; of the parts of a split task, the last to end spawns them
/// @param divisible whether it can be split along row bands
/// @param open how many parts of it have not ended
public record PredictedTask(
        TaskKind type, String name, long cost, List<PredictedTask> next, boolean divisible, AtomicInteger open)
        implements Task {

    /// A task that is not split.
    static PredictedTask whole(TaskKind type, String name, long cost, List<PredictedTask> next) {
        return new PredictedTask(type, name, cost, next, false, new AtomicInteger(1));
    }

    /// A task that can be split.
    static PredictedTask divisible(TaskKind type, String name, long cost, List<PredictedTask> next) {
        return new PredictedTask(type, name, cost, next, true, new AtomicInteger(1));
    }

    @Override
    public String kind() {
        return type.label();
    }

    @Override
    public long downstreamCost() {
        return next.stream()
                .mapToLong(task -> task.cost() + task.downstreamCost())
                .sum();
    }

    @Override
    public List<Task> split(int parts) {
        if (!divisible) {
            return List.of(this);
        }
        AtomicInteger left = new AtomicInteger(parts);
        List<Task> split = new ArrayList<>(parts);
        for (int i = 0; i < parts; i++) {
            split.add(new PredictedTask(type, name, cost / parts, next, false, left));
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
