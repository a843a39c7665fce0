package org.tileindex.scheduler;

import java.util.Comparator;
import java.util.Optional;

/// A task in the queue, or handed out; and the memory it holds until it and all that came from it have ended. Guarded
/// by its [TaskQueue].
final class QueuedTask {
    /// The order of hand-out; ties go to the earlier arrival.
    static final Comparator<QueuedTask> FIRST_OUT =
            Comparator.comparingLong(QueuedTask::rank).reversed().thenComparingLong(queued -> queued.arrival);

    /// What goes ahead where memory is short.
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
        this.work = task.cost() + task.follows();
        this.whole = whole;
        origin.ifPresent(from -> from.open++);
    }

    static QueuedTask of(Task task, Optional<QueuedTask> origin, long rank, long arrival) {
        return new QueuedTask(task, origin, rank, arrival, task.memory(), true);
    }

    /// A part of `whole`, which goes on to hold the memory for all its parts.
    static QueuedTask part(Task task, QueuedTask whole, long rank, long arrival) {
        return new QueuedTask(task, Optional.of(whole), rank, arrival, 0, false);
    }

    Task task() {
        return task;
    }

    /// When it came into the queue, by [System#nanoTime].
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

    /// The task itself and what it is expected to spawn.
    long work() {
        return work;
    }

    /// Counts the task, or one that came from it, as ended. Returns the bytes that are free now.
    long end() {
        open--;
        if (open > 0) {
            return 0;
        }
        return memory + origin.map(QueuedTask::end).orElse(0L);
    }
}
