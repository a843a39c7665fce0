package org.tileindex.report;

/// How fast a run was at one moment.
///
/// @param seconds since its start
/// @param tilesPerSecond finished since the moment before
/// @param queued tasks waiting
/// @param busy workers inside a task
public record Throughput(double seconds, double tilesPerSecond, int queued, int busy) {}
