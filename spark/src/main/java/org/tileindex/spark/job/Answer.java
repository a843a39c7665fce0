package org.tileindex.spark.job;

import java.io.Serializable;
import java.util.List;
import org.tileindex.fault.TileIndexException;

/// What an executor sends back: a result, or the fault that ends the run.
///
/// @param index of the work in its stage
/// @param results the result; none if there is a fault
/// @param faults the fault, without its cause; none if there is a result
/// @param executor that did the work
/// @param from start, in milliseconds since 1970
/// @param to end, on the same clock
record Answer<R>(int index, List<R> results, List<TileIndexException> faults, String executor, long from, long to)
        implements Serializable {
    Answer {
        results = List.copyOf(results);
        faults = List.copyOf(faults);
    }

    /// The result.
    ///
    /// @throws TileIndexException if the executor had a fault
    R result() throws TileIndexException {
        if (!faults.isEmpty()) {
            throw faults.getFirst();
        }
        return results.getFirst();
    }
}
