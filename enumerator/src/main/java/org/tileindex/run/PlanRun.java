package org.tileindex.run;

import java.io.IOException;
import org.tileindex.cache.RunCaches;
import org.tileindex.fault.ErrorCode;
import org.tileindex.fault.TileIndexException;
import org.tileindex.request.RunRequest;
import org.tileindex.telemetry.StageClock;

/// Foretells what a run would do, without doing it; nothing is written.
public final class PlanRun {
    private final RunRequest request;

    public PlanRun(RunRequest request) {
        this.request = request;
    }

    /// Makes the plan.
    ///
    /// @throws TileIndexException if the zones cannot be read or are not fit for a run
    public RunPlan execute() throws TileIndexException {
        try {
            Workload work =
                    Workload.of(request, new RunCaches(request.remembering(), request.format()), new StageClock());
            return new RunPlan(request, work.input(), work.parameters().hash(), work.known(), work.prediction());
        } catch (IOException e) {
            throw new TileIndexException(
                            ErrorCode.E010_INPUT,
                            "the embedded countries cannot be read: " + e.getMessage(),
                            "Build the program again, or give a file to --zones.")
                    .causedBy(e);
        }
    }
}
