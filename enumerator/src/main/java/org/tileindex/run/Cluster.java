package org.tileindex.run;

import java.io.IOException;
import java.util.List;
import org.tileindex.fault.TileIndexException;
import org.tileindex.raster.source.FilePlace;
import org.tileindex.scheduler.Schedule;
import org.tileindex.task.RemoteRun;
import org.tileindex.telemetry.ExecutorUse;
import org.tileindex.writer.Store;

/// Processes that do the work of runs. The run itself plans, publishes and reports.
public interface Cluster {
    /// Opens an output that all processes reach.
    ///
    /// @throws TileIndexException if nothing can be written there
    Store open(FilePlace out) throws TileIndexException;

    /// Does the work of a run: all of [RemoteRun#find], then all of [RemoteRun#write].
    ///
    /// @return which worker did what when, and whose it is
    /// @throws TileIndexException with the first fault that nobody can mend
    /// @throws InterruptedException if the thread was interrupted; then no work is under way any more
    Done run(RemoteRun run) throws TileIndexException, IOException, InterruptedException;

    /// What was done.
    ///
    /// @param executors the processes that the workers belong to; none if they are all this one's
    record Done(Schedule schedule, List<ExecutorUse> executors) {
        public Done {
            executors = List.copyOf(executors);
        }
    }
}
