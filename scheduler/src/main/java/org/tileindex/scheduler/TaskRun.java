package org.tileindex.scheduler;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;

/// The Flight Recorder event of one task on one worker: `begin()` before the task runs, [#finish] after it ended or
/// failed.
///
/// The first use of an event class makes Flight Recorder load its metadata, which takes a fifth of a second in a JVM
/// that records nothing. So an event is created only if `FlightRecorder.isInitialized()`. No lambda may mention it
/// either: the JVM's class archive refuses such lambdas, and an ordinary run would pay for that.
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
    @Description("The subject of the work")
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
