package org.tileindex.scheduler;

/// The time and the worker of one task that ran. The task itself is gone: it may hold much memory.
///
/// @param kind [Task#kind]
/// @param name [Task#name]
/// @param cost [Task#cost], in nanoseconds
/// @param worker the worker's number, from 0
/// @param startNanos start, in nanoseconds since the run began
/// @param endNanos end, on the same clock
public record TaskTiming(String kind, String name, long cost, int worker, long startNanos, long endNanos) {

    static TaskTiming of(Task task, int worker, long startNanos, long endNanos) {
        return new TaskTiming(task.kind(), task.name(), task.cost(), worker, startNanos, endNanos);
    }

    /// The task's duration in nanoseconds.
    public long nanos() {
        return endNanos - startNanos;
    }
}
