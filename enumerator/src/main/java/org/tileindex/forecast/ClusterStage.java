package org.tileindex.forecast;

import java.util.List;
import org.tileindex.scheduler.Dispatch;
import org.tileindex.scheduler.Schedule;
import org.tileindex.scheduler.Simulation;
import org.tileindex.scheduler.Task;
import org.tileindex.scheduler.TaskTiming;

/// A stage of a run on a cluster: all its tasks end before the next stage begins.
///
/// @param tasks those that ran, after heavy ones were split
/// @param busySeconds of all workers
/// @param longestSeconds of a task
public record ClusterStage(String name, int tasks, double seconds, double busySeconds, double longestSeconds) {
    private static final double NANOS = 1e9;

    /// Plays the tasks through the scheduler's queue, the heaviest first, without a limit on memory.
    public static ClusterStage play(String name, List<? extends Task> tasks, Cluster cluster, Assumptions assumptions) {
        long more = assumptions.taskNanos();
        Schedule schedule = play(tasks, cluster.workers(), more);
        long busy = schedule.tasks().stream().mapToLong(TaskTiming::nanos).sum();
        long longest =
                schedule.tasks().stream().mapToLong(TaskTiming::nanos).max().orElse(0);
        return new ClusterStage(
                name, schedule.tasks().size(), schedule.makespan() / NANOS, busy / NANOS, longest / NANOS);
    }

    private static Schedule play(List<? extends Task> tasks, int workers, long more) {
        try {
            return Simulation.play(Dispatch.heaviestFirst(workers), tasks, task -> task.cost() + more);
        } catch (Exception e) {
            throw new IllegalStateException("predicted tasks do not fail", e);
        }
    }
}
