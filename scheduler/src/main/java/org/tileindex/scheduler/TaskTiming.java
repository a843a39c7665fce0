package org.tileindex.scheduler;

/// The time and the worker of one task that ran.
///
/// @param worker the worker's number, from 0
/// @param startNanos start, in nanoseconds since the run began
/// @param endNanos end, on the same clock
public record TaskTiming(Task task, int worker, long startNanos, long endNanos) {

    /// The task's duration in nanoseconds.
    public long nanos() {
        return endNanos - startNanos;
    }
}
