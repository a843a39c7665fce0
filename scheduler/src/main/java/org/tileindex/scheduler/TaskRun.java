package org.tileindex.scheduler;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;

/// One task from its start to its end on one worker, for Flight Recorder: `begin()` before the task runs, [#finish]
/// after it, also where it failed.
///
/// The first use of an event class makes Flight Recorder load its own metadata, a fifth of a second in a JVM that
/// records nothing. So none is made unless `FlightRecorder.isInitialized()`. A lambda that mentions one is refused by
/// the JVM's archive of classes and does not belong on the way of an ordinary run.
@Name("org.tileindex.TaskRun")
@Label("Task Run")
@Category({"tile-index", "scheduler"})
@Description("One task run by one worker")
@StackTrace(false)
final class TaskRun extends Event {
    @Label("Kind")
    @Description("The sort of work")
    String kind = "";

    @Label("Task")
    @Description("What the work is done on")
    String task = "";

    @Label("Worker")
    @Description("Index of the worker, from 0")
    int worker;

    @Label("Cost Estimate")
    @Description("The cost that the queue was ordered by, in the unit that all tasks of the run share")
    long cost;

    @Label("Waited")
    @Description("Time from the arrival in the queue to the start")
    @Timespan
    long waited;

    /// Ends and commits the event.
    ///
    /// @param workerIndex from 0, as in the run's [WorkerTime]s
    /// @param waitedNanos from the arrival in the queue to the start
    void finish(Task done, int workerIndex, long waitedNanos) {
        end();
        if (shouldCommit()) {
            kind = done.kind();
            task = done.name();
            worker = workerIndex;
            cost = done.cost();
            waited = waitedNanos;
            commit();
        }
    }
}
