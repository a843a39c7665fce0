package org.tileindex.scheduler;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.ToLongFunction;

/// A discrete-event simulation of [CostScheduler]: the same queue with a clock of its own shows the schedule of a run
/// whose tasks take given times. Each task is run at its simulated end, on the calling thread, so that it may spawn
/// others.
public final class Simulation {
    private Simulation() {}

    /// Plays `tasks`, and all that they spawn.
    ///
    /// @param duration the time a task takes, in nanoseconds
    /// @throws Exception if a task throws it
    public static Schedule play(Dispatch dispatch, Collection<? extends Task> tasks, ToLongFunction<Task> duration)
            throws Exception {
        TaskQueue queue = new TaskQueue(dispatch, tasks);
        PriorityQueue<Running> running =
                new PriorityQueue<>(Comparator.comparingLong(Running::end).thenComparingInt(Running::worker));
        Deque<Integer> free = new ArrayDeque<>();
        for (int i = 0; i < dispatch.workers(); i++) {
            free.add(i);
        }
        List<TaskTiming> timings = new ArrayList<>();
        long now = 0;
        long memoryWait = 0;
        do {
            for (Optional<QueuedTask> next = next(queue, free); next.isPresent(); next = next(queue, free)) {
                QueuedTask queued = next.get();
                running.add(new Running(queued, free.remove(), now, now + duration.applyAsLong(queued.task())));
            }
            Running ended = running.poll();
            if (ended != null) {
                memoryWait += queue.waiting() > 0 ? free.size() * (ended.end() - now) : 0;
                now = ended.end();
                end(ended, queue);
                free.addFirst(ended.worker());
                timings.add(TaskTiming.of(ended.queued().task(), ended.worker(), ended.start(), ended.end()));
            }
        } while (!running.isEmpty() || queue.waiting() > 0);
        return new Schedule(timings, workers(dispatch.workers(), timings, now), memoryWait);
    }

    private static Optional<QueuedTask> next(TaskQueue queue, Deque<Integer> free) {
        return free.isEmpty() ? Optional.empty() : queue.poll();
    }

    private static void end(Running ended, TaskQueue queue) throws Exception {
        ended.queued().task().run(new Task.Context() {
            @Override
            public void spawn(Task task) {
                queue.spawn(task, ended.queued());
            }

            @Override
            public boolean cancelled() {
                return false;
            }
        });
        queue.finished(ended.queued());
    }

    private static List<WorkerTime> workers(int count, List<TaskTiming> timings, long makespan) {
        int[] tasks = new int[count];
        long[] busy = new long[count];
        for (TaskTiming timing : timings) {
            tasks[timing.worker()]++;
            busy[timing.worker()] += timing.nanos();
        }
        List<WorkerTime> workers = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            workers.add(new WorkerTime(tasks[i], busy[i], makespan - busy[i]));
        }
        return workers;
    }

    private record Running(QueuedTask queued, int worker, long start, long end) {}
}
