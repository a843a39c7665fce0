package org.tileindex.spark.job;

import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.ExceptionFailure;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerJobEnd;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.scheduler.SparkListenerTaskStart;
import scala.Option;

/// The attempts at tasks that are under way, and the last fault of one, as Spark tells them: a little later.
final class Attempts extends SparkListener {
    /// Attempts that lost against another one end within moments; only an executor that hangs takes longer.
    private static final Duration LAST_ATTEMPTS = Duration.ofSeconds(10);

    private final Set<Long> running = new HashSet<>();
    private int jobs;
    private Optional<ExecutorFault> fault = Optional.empty();

    /// Notes a job that is about to begin.
    synchronized void begin() {
        jobs++;
    }

    @Override
    public synchronized void onJobEnd(SparkListenerJobEnd end) {
        jobs--;
        notifyAll();
    }

    @Override
    public synchronized void onTaskStart(SparkListenerTaskStart start) {
        running.add(start.taskInfo().taskId());
    }

    @Override
    public synchronized void onTaskEnd(SparkListenerTaskEnd end) {
        running.remove(end.taskInfo().taskId());
        if (end.reason() instanceof ExceptionFailure failure) {
            Option<Throwable> thrown = failure.exception();
            if (thrown.isDefined() && thrown.get() instanceof ExecutorFault known) {
                fault = Optional.of(known);
            }
        }
        notifyAll();
    }

    /// Waits until all jobs are over.
    ///
    /// @return the last fault of an attempt
    synchronized Optional<ExecutorFault> fault(Duration most) throws InterruptedException {
        await(most, 0);
        return fault;
    }

    /// Waits until all jobs are over and no attempt is under way, so that nobody writes any more. An executor that does
    /// not answer is not waited for longer than a few moments.
    synchronized void end() throws InterruptedException {
        await(LAST_ATTEMPTS, Integer.MAX_VALUE);
    }

    private void await(Duration most, int attempts) throws InterruptedException {
        long end = System.nanoTime() + most.toNanos();
        while (jobs > 0 || Math.min(running.size(), attempts) > 0) {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return;
            }
            wait(left);
        }
    }
}
