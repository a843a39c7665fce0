package org.tileindex.scheduler;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import jdk.jfr.FlightRecorder;

/// Runs tasks on a ForkJoin pool. The heaviest waiting task always starts next (LPT rule: R. L. Graham, *Bounds on
/// Multiprocessing Timing Anomalies*, 1969).
///
/// Every worker of the pool runs one loop: take the heaviest task, run it, repeat until no task waits or runs. Tasks
/// may spawn further tasks, so exact costs replace estimates while the run is under way. The scheduler promises no
/// order, so no result may depend on one.
public final class CostScheduler {
    private final Dispatch dispatch;
    private final TaskQueue queue;

    /// @param tasks the first tasks; they may spawn more
    public CostScheduler(Dispatch dispatch, Collection<? extends Task> tasks) {
        this.dispatch = dispatch;
        this.queue = new TaskQueue(dispatch, tasks);
    }

    /// Runs the tasks, and all that they spawn, to the end. Can be called once.
    ///
    /// @throws TaskFailedException with the first failure; tasks that had not started were dropped, and running ones
    ///     were told through [Task.Context#cancelled] and have ended
    /// @throws InterruptedException if the calling thread was interrupted; all tasks have ended
    public Schedule run() throws TaskFailedException, InterruptedException {
        long epoch = System.nanoTime();
        try (ForkJoinPool pool = new ForkJoinPool(dispatch.workers())) {
            List<ForkJoinTask<Worker>> loops = new ArrayList<>(dispatch.workers());
            for (int i = 0; i < dispatch.workers(); i++) {
                Worker worker = new Worker(queue, i, epoch);
                loops.add(pool.submit(worker::loop));
            }
            Schedule schedule = join(loops);
            queue.throwFailure();
            return schedule;
        }
    }

    private Schedule join(List<ForkJoinTask<Worker>> loops) throws InterruptedException {
        try {
            List<TaskTiming> tasks = new ArrayList<>();
            List<WorkerTime> times = new ArrayList<>(loops.size());
            for (ForkJoinTask<Worker> loop : loops) {
                Worker worker = loop.get();
                tasks.addAll(worker.timings());
                times.add(worker.time());
            }
            return new Schedule(tasks, times, queue.memoryWaitNanos());
        } catch (ExecutionException | CancellationException e) {
            throw new IllegalStateException("a worker loop ended abnormally", e);
        } finally {
            // A no-op after a normal end; after an interrupt, running tasks see it and the pool's close() awaits them.
            queue.cancel();
        }
    }

    /// The number of tasks that wait to be dispatched. Any thread may call this.
    public int waiting() {
        return queue.waiting();
    }

    /// The number of workers that are inside a task. Any thread may call this.
    public int running() {
        return queue.running();
    }

    /// One worker's loop and its clock.
    private static final class Worker {
        private final TaskQueue queue;
        private final int number;
        private final long epoch;
        private final List<TaskTiming> timings = new ArrayList<>();
        private long busy;
        private long idle;

        Worker(TaskQueue queue, int number, long epoch) {
            this.queue = queue;
            this.number = number;
            this.epoch = epoch;
        }

        Worker loop() throws InterruptedException {
            long before = System.nanoTime();
            for (Optional<QueuedTask> next = queue.take(); next.isPresent(); next = queue.take()) {
                long start = System.nanoTime();
                runOne(next.get());
                long end = System.nanoTime();
                timings.add(TaskTiming.of(next.get().task(), number, start - epoch, end - epoch));
                idle += start - before;
                busy += end - start;
                before = end;
            }
            idle += System.nanoTime() - before;
            return this;
        }

        /// A failure of any kind, errors included, must stop the run; otherwise the other workers would wait for ever.
        private void runOne(QueuedTask queued) {
            Optional<TaskRun> event = begin();
            long waited = System.nanoTime() - queued.since();
            try {
                queue.begin(queued.task());
                queued.task().run(new Context(queue, queued));
            } catch (Throwable failure) {
                queue.fail(queued.task(), failure);
            } finally {
                if (event.isPresent()) {
                    event.get().finish(queued.task(), number, waited);
                }
                queue.finished(queued);
            }
        }

        /// A begun event, if a recording is on.
        private static Optional<TaskRun> begin() {
            if (!FlightRecorder.isInitialized()) {
                return Optional.empty();
            }
            TaskRun event = new TaskRun();
            event.begin();
            return Optional.of(event);
        }

        List<TaskTiming> timings() {
            return timings;
        }

        WorkerTime time() {
            return new WorkerTime(timings.size(), busy, idle);
        }
    }

    private record Context(TaskQueue queue, QueuedTask self) implements Task.Context {
        @Override
        public void spawn(Task task) {
            queue.spawn(task, self);
        }

        @Override
        public boolean cancelled() {
            return queue.cancelled();
        }
    }
}
