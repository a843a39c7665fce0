package org.tileindex.scheduler;

/// Where one worker's time went.
///
/// @param tasks how many tasks it ran
/// @param busyNanos time inside tasks, in nanoseconds
/// @param idleNanos time waiting for a task while others still ran, in nanoseconds
public record WorkerTime(int tasks, long busyNanos, long idleNanos) {}
