package org.tileindex.spark.job;

import java.io.IOException;
import org.apache.spark.SparkEnv;
import org.tileindex.fault.Reason;
import org.tileindex.fault.TileIndexException;
import org.tileindex.writer.PublishConflictException;

/// A fault of an executor, as it travels to the driver: without its cause, whose class the driver may not have.
final class ExecutorFault extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final Exception fault;

    private ExecutorFault(Exception fault) {
        super(fault.getMessage());
        this.fault = fault;
    }

    static ExecutorFault of(TileIndexException e) {
        return new ExecutorFault(e.withoutCause());
    }

    /// A fault of writing, with the name of the executor that had it.
    static ExecutorFault of(IOException e) {
        return new ExecutorFault(
                e instanceof PublishConflictException
                        ? e
                        : new IOException(
                                "executor %s: %s".formatted(SparkEnv.get().executorId(), Reason.at(e))));
    }

    /// Ends the run with the fault.
    void raise() throws TileIndexException, IOException {
        if (fault instanceof TileIndexException known) {
            throw known;
        }
        if (fault instanceof IOException known) {
            throw known;
        }
        throw this;
    }
}
