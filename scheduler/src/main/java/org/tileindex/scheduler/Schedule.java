package org.tileindex.scheduler;

import java.util.Comparator;
import java.util.List;

/// Which worker did what when.
///
/// @param tasks one a task that ran, in order of their starts
/// @param workers where each worker's time went
/// @param memoryWaitNanos the part of the workers' idle time in which tasks waited for memory; summed, in nanoseconds
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
