package org.tileindex.scheduler;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;

/// Runs tasks on a ForkJoin pool, always the heaviest waiting one next (LPT rule: R. L. Graham, *Bounds on
/// Multiprocessing Timing Anomalies*, 1969).
///
/// Every worker of the pool runs one loop: take the heaviest task, run it, repeat until no task waits or runs. Tasks
/// may spawn further tasks, so exact costs replace estimates while the run is under way. Nothing about a result may
/// depend on the order in which tasks run; the scheduler promises none.
public final class CostScheduler {
    private CostScheduler() {}

    /// Runs `tasks`, and all that they spawn, to the end.
    ///
    /// @param workers number of threads, at least 1; more than there are cores is allowed
    /// @return one entry per worker
    /// @throws TaskFailedException with the first failure; the tasks that had not started were dropped, those running
    ///     were told through [TaskContext#cancelled] and have ended
    /// @throws InterruptedException if the calling thread was interrupted; all tasks have ended
    public static List<WorkerTime> run(int workers, Collection<? extends Task> tasks)
            throws TaskFailedException, InterruptedException {
        if (workers < 1) {
            throw new IllegalArgumentException("workers: " + workers + ", at least 1");
        }
        TaskQueue queue = new TaskQueue(tasks);
        try (ForkJoinPool pool = new ForkJoinPool(workers)) {
            List<ForkJoinTask<WorkerTime>> loops = new ArrayList<>(workers);
            for (int i = 0; i < workers; i++) {
                loops.add(pool.submit(() -> workerLoop(queue)));
            }
            List<WorkerTime> times = join(loops, queue);
            queue.throwFailure();
            return times;
        }
    }

    private static List<WorkerTime> join(List<ForkJoinTask<WorkerTime>> loops, TaskQueue queue)
            throws InterruptedException {
        try {
            List<WorkerTime> times = new ArrayList<>(loops.size());
            for (ForkJoinTask<WorkerTime> loop : loops) {
                times.add(loop.get());
            }
            return times;
        } catch (ExecutionException | CancellationException e) {
            throw new IllegalStateException("a worker loop ended abnormally", e);
        } finally {
            // A no-op after a normal end; after an interrupt, running tasks see it and the pool's close() awaits them.
            queue.cancel();
        }
    }

    private static WorkerTime workerLoop(TaskQueue queue) throws InterruptedException {
        int tasks = 0;
        long busy = 0;
        long idle = 0;
        long before = System.nanoTime();
        for (Optional<Task> task = queue.take(); task.isPresent(); task = queue.take()) {
            long start = System.nanoTime();
            runOne(task.get(), queue);
            long end = System.nanoTime();
            tasks++;
            idle += start - before;
            busy += end - start;
            before = end;
        }
        return new WorkerTime(tasks, busy, idle + System.nanoTime() - before);
    }

    /// A failure of any kind, errors included, must stop the run instead of leaving the other workers waiting. An
    /// interrupt flag that the task left behind is cleared: it is no business of the next task, nor of the queue.
    private static void runOne(Task task, TaskQueue queue) {
        try {
            task.run(queue);
        } catch (Throwable failure) {
            queue.fail(task, failure);
        } finally {
            Thread.interrupted();
            queue.finished();
        }
    }
}
