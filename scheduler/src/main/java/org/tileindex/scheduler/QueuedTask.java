package org.tileindex.scheduler;

import java.util.Comparator;
import java.util.Optional;

/// A task that waits in the queue or has been dispatched, and the memory it holds until it and all that came from it
/// have ended. Guarded by its [TaskQueue].
final class QueuedTask {
    /// The order of dispatch; of equal ranks the earlier arrival comes first.
    static final Comparator<QueuedTask> FIRST_OUT =
            Comparator.comparingLong(QueuedTask::rank).reversed().thenComparingLong(queued -> queued.arrival);

    /// The order in which tasks may exceed the memory budget.
    static final Comparator<QueuedTask> LEAST_MEMORY =
            Comparator.comparingLong(QueuedTask::memory).thenComparing(FIRST_OUT);

    private final Task task;
    private final Optional<QueuedTask> origin;
    private final long rank;
    private final long arrival;
    private final long memory;
    private final long work;
    private final boolean whole;
    private final long since = System.nanoTime();
    private int open = 1;

    private QueuedTask(Task task, Optional<QueuedTask> origin, long rank, long arrival, long memory, boolean whole) {
        this.task = task;
        this.origin = origin;
        this.rank = rank;
        this.arrival = arrival;
        this.memory = memory;
        this.work = task.cost() + task.downstreamCost();
        this.whole = whole;
        origin.ifPresent(from -> from.open++);
    }

    static QueuedTask of(Task task, Optional<QueuedTask> origin, long rank, long arrival) {
        return new QueuedTask(task, origin, rank, arrival, task.memory(), true);
    }

    /// A part of `whole`. The memory stays with `whole` until all its parts have ended.
    static QueuedTask part(Task task, QueuedTask whole, long rank, long arrival) {
        return new QueuedTask(task, Optional.of(whole), rank, arrival, 0, false);
    }

    Task task() {
        return task;
    }

    /// The time of arrival in the queue, by [System#nanoTime].
    long since() {
        return since;
    }

    long rank() {
        return rank;
    }

    long memory() {
        return memory;
    }

    /// False for the parts of a split task, which are not split again.
    boolean whole() {
        return whole;
    }

    /// The expected cost of the task and of all that it will spawn.
    long work() {
        return work;
    }

    /// Counts the task, or one that came from it, as ended. Returns the bytes that this sets free.
    long end() {
        open--;
        if (open > 0) {
            return 0;
        }
        return memory + origin.map(QueuedTask::end).orElse(0L);
    }
}
