package org.tileindex.scheduler;

/// One worker's time, divided into work and waiting.
///
/// @param tasks number of tasks it ran
/// @param busyNanos time inside tasks, in nanoseconds
/// @param idleNanos time spent waiting for a task while others still ran, in nanoseconds
public record WorkerTime(int tasks, long busyNanos, long idleNanos) {}
