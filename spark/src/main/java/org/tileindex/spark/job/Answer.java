package org.tileindex.spark.job;

import java.io.IOException;
import java.io.Serializable;
import java.util.List;
import org.tileindex.fault.TileIndexException;

/// What an executor sends back: a result, or the fault that ends the run.
///
/// @param index of the work in its stage
/// @param results the result; none if there is a fault
/// @param faults the fault; none if there is a result
/// @param executor that did the work
/// @param host of that executor
/// @param from start, in milliseconds since 1970
/// @param to end, on the same clock
/// @param cpu processor time, in nanoseconds
record Answer<R>(
        int index,
        List<R> results,
        List<ExecutorFault> faults,
        String executor,
        String host,
        long from,
        long to,
        long cpu)
        implements Serializable {
    Answer {
        results = List.copyOf(results);
        faults = List.copyOf(faults);
    }

    /// The result.
    ///
    /// @throws TileIndexException if the executor had a fault
    /// @throws IOException if it had one of writing
    R result() throws TileIndexException, IOException {
        for (ExecutorFault fault : faults) {
            fault.raise();
        }
        return results.getFirst();
    }
}
