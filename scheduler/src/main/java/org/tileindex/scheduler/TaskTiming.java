package org.tileindex.scheduler;

/// When and where one task ran.
///
/// @param worker the worker's number, from 0
/// @param startNanos start, in nanoseconds since the run's first hand-out could have happened
/// @param endNanos end, on the same clock
public record TaskTiming(Task task, int worker, long startNanos, long endNanos) {

    /// What the task took, in nanoseconds.
    public long nanos() {
        return endNanos - startNanos;
    }
}
