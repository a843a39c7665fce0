package org.tileindex.spark.job;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.spark.SparkEnv;
import org.apache.spark.TaskContext;
import org.apache.spark.broadcast.Broadcast;
import org.tileindex.fault.ErrorCode;
import org.tileindex.fault.Reason;
import org.tileindex.fault.TileIndexException;
import scala.collection.Iterator;
import scala.runtime.AbstractFunction1;

/// A task of Spark, which does one piece of work. A fault of an input is an answer, because no other executor would do
/// better. A fault of reading or writing is Spark's to try again elsewhere, until its last attempt.
final class StageTask<J, W, R> extends AbstractFunction1<Iterator<W>, Answer<R>> implements Serializable {
    private static final long serialVersionUID = 1;

    private final Broadcast<J> job;
    private final Step<J, W, R> step;
    private final int attempts;

    /// @param attempts that Spark gives a task
    StageTask(Broadcast<J> job, Step<J, W, R> step, int attempts) {
        this.job = job;
        this.step = step;
        this.attempts = attempts;
    }

    @Override
    public Answer<R> apply(Iterator<W> works) {
        long from = System.currentTimeMillis();
        TaskContext task = TaskContext.get();
        try {
            R result = step.run(job.value(), works.next());
            return answer(task, List.of(result), List.of(), from);
        } catch (TileIndexException e) {
            return answer(task, List.of(), List.of(e.withoutCause()), from);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the task was killed", e);
        } catch (IOException e) {
            if (task.attemptNumber() + 1 < attempts || task.isInterrupted()) {
                throw new UncheckedIOException(e);
            }
            TileIndexException fault = new TileIndexException(
                    ErrorCode.E011_OUTPUT,
                    "executor %s cannot write: %s".formatted(SparkEnv.get().executorId(), Reason.at(e)),
                    "Give an --out that all executors can write to; --resume goes on where this run ended.");
            return answer(task, List.of(), List.of(fault), from);
        }
    }

    private Answer<R> answer(TaskContext task, List<R> results, List<TileIndexException> faults, long from) {
        return new Answer<>(
                task.partitionId(), results, faults, SparkEnv.get().executorId(), from, System.currentTimeMillis());
    }
}
