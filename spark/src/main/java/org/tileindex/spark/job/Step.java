package org.tileindex.spark.job;

import java.io.IOException;
import java.io.Serializable;
import org.tileindex.fault.TileIndexException;

/// What an executor does with a piece of work.
///
/// @param <W> the work
/// @param <R> its result
interface Step<W, R> extends Serializable {
    R run(Job job, W work) throws TileIndexException, IOException, InterruptedException;
}
