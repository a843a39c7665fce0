package org.tileindex.telemetry;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Frequency;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/// The state of a run, taken ten times a second by its sampler.
@Name("org.tileindex.Throughput")
@Label("Throughput")
@Category({"tile-index", "run"})
@Description("How fast a run is, ten times a second")
@StackTrace(false)
final class Throughput extends Event {
    @Label("Tiles per Second")
    @Description("Tiles in shards finished since the last such event, per second; on the legacy path tiles found")
    @Frequency
    double tilesPerSecond;

    @Label("Tiles")
    @Description("Tiles in finished shards since the run began; on the legacy path tiles found")
    long tiles;

    @Label("Queue Depth")
    @Description("Tasks waiting for a worker")
    int queueDepth;

    @Label("Busy Workers")
    @Description("Workers inside a task")
    int busyWorkers;

    /// Commits the event.
    void record(double rate, long done, int waiting, int busy) {
        if (shouldCommit()) {
            tilesPerSecond = rate;
            tiles = done;
            queueDepth = waiting;
            busyWorkers = busy;
            commit();
        }
    }
}
