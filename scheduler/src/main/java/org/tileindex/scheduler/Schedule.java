package org.tileindex.scheduler;

import java.util.Comparator;
import java.util.List;

/// The record of a run: when each task ran, and on which worker.
///
/// @param tasks one timing per task that ran, in order of their starts
/// @param workers one entry per worker, in order of their numbers
/// @param memoryWaitNanos the part of the workers' idle time in which tasks waited for memory; in nanoseconds, summed
///     over the workers
public record Schedule(List<TaskTiming> tasks, List<WorkerTime> workers, long memoryWaitNanos) {
    public Schedule {
        tasks = tasks.stream()
                .sorted(Comparator.comparingLong(TaskTiming::startNanos).thenComparingInt(TaskTiming::worker))
                .toList();
        workers = List.copyOf(workers);
    }

    /// The end of the last task, in nanoseconds.
    public long makespan() {
        return tasks.stream().mapToLong(TaskTiming::endNanos).max().orElse(0);
    }
}
