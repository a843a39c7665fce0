package org.tileindex.report;

import java.util.List;
import org.tileindex.telemetry.ExecutorUse;
import org.tileindex.telemetry.Sample;

/// The data of the page's charts, which `run_report.json` does not have.
///
/// @param tasks in any order
/// @param throughput in order of time
/// @param map the tiles found
/// @param executors the processes that the workers belong to; none if they are all the run's own
public record RunCharts(List<TaskBar> tasks, List<Sample> throughput, TileMap map, List<ExecutorUse> executors) {}
