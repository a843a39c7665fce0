package org.tileindex.spark.job;

import java.io.IOException;
import java.io.Serializable;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.apache.spark.SparkEnv;
import org.apache.spark.TaskContext;
import org.apache.spark.broadcast.Broadcast;
import org.tileindex.fault.ErrorCode;
import org.tileindex.fault.TileIndexException;
import org.tileindex.writer.PublishConflictException;
import scala.collection.Iterator;
import scala.runtime.AbstractFunction1;

/// A task of Spark, which does one piece of work. A fault of a zone or of the output is an answer, because no other
/// executor would do better. Any other fault may be one of this executor alone, and is Spark's to try again elsewhere.
final class StageTask<J, W, R> extends AbstractFunction1<Iterator<W>, Answer<R>> implements Serializable {
    private static final long serialVersionUID = 1;

    private final Broadcast<J> job;
    private final Step<J, W, R> step;

    StageTask(Broadcast<J> job, Step<J, W, R> step) {
        this.job = job;
        this.step = step;
    }

    @Override
    public Answer<R> apply(Iterator<W> works) {
        Start start = new Start(System.currentTimeMillis(), cpu());
        try {
            return answer(List.of(step.run(job.value(), works.next())), List.of(), start);
        } catch (TileIndexException e) {
            ExecutorFault fault = ExecutorFault.of(e);
            if (e.code() == ErrorCode.E001_GEO_INVALID) {
                return answer(List.of(), List.of(fault), start);
            }
            throw fault;
        } catch (PublishConflictException e) {
            return answer(List.of(), List.of(ExecutorFault.of(e)), start);
        } catch (IOException e) {
            throw ExecutorFault.of(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the task was killed", e);
        }
    }

    private Answer<R> answer(List<R> results, List<ExecutorFault> faults, Start start) {
        int index = TaskContext.get().partitionId();
        return new Answer<>(
                index,
                results,
                faults,
                SparkEnv.get().executorId(),
                SparkEnv.get().blockManager().blockManagerId().host(),
                start.millis(),
                System.currentTimeMillis(),
                cpu() - start.cpu());
    }

    private record Start(long millis, long cpu) {}

    /// Processor time of this thread, in nanoseconds.
    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
