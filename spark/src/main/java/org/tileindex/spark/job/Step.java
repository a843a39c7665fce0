package org.tileindex.spark.job;

import java.io.IOException;
import java.io.Serializable;
import org.tileindex.fault.TileIndexException;

/// What an executor does with a piece of work.
///
/// @param <J> what all pieces of work share
/// @param <W> the work
/// @param <R> its result
interface Step<J, W, R> extends Serializable {
    R run(J job, W work) throws TileIndexException, IOException, InterruptedException;
}
