package org.tileindex.run;

import java.io.IOException;
import org.tileindex.fault.Causes;
import org.tileindex.fault.ErrorCode;
import org.tileindex.fault.Reason;
import org.tileindex.fault.TileIndexException;
import org.tileindex.scheduler.TaskFailedException;

/// The faults by which tasks fail, as the run's own.
public final class TaskFaults {
    private TaskFaults() {}

    /// The fault of the program itself that a task failed by (E099).
    ///
    /// @throws TileIndexException if the task failed by one that a user can act on
    /// @throws IOException if it failed by this
    /// @throws OutOfMemoryError if it failed by this
    public static TileIndexException of(TaskFailedException e) throws TileIndexException, IOException {
        Causes.throwIf(e, TileIndexException.class);
        Causes.throwIf(e, IOException.class);
        Causes.throwIf(e, OutOfMemoryError.class);
        return new TileIndexException(
                        ErrorCode.E099_INTERNAL,
                        "%s: %s".formatted(e.task(), Reason.unforeseen(e)),
                        "This is a fault of tile-index; --debug shows where.")
                .causedBy(e);
    }
}
