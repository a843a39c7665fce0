package org.tileindex.telemetry;

/// The state of a run at one moment.
///
/// @param seconds since the start of the run
/// @param tilesPerSecond finished since the sample before
/// @param queued tasks that waited for a worker
/// @param busy workers that had a task
public record Sample(double seconds, double tilesPerSecond, int queued, int busy) {}
