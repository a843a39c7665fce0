package org.tileindex.scheduler;

import java.util.List;

/// A unit of work whose cost is known, or estimated, before it runs.
///
/// Costs are times in nanoseconds, or in any other unit that all tasks of one run share.
public interface Task {

    /// The sort of work, such as `scan`; for messages and telemetry.
    String kind();

    /// The subject of the work, such as a zone's id; for messages and telemetry.
    String name();

    /// The expected cost of the task itself.
    long cost();

    /// The expected cost of all tasks that this one will spawn, together. They cannot start before it spawns them.
    default long downstreamCost() {
        return 0;
    }

    /// Bytes held from the start of the task until it and all that it spawned have ended.
    default long memory() {
        return 0;
    }

    /// The same work as at most `parts` tasks, or this task alone if it cannot be divided. The scheduler calls this at
    /// most once, before the task runs; whether it does must not change any result.
    default List<Task> split(int parts) {
        return List.of(this);
    }

    /// Whether the thread of the task may be interrupted when another task has failed or the run was interrupted. It is
    /// true of tasks that wait, such as for a server, and leave nothing half done.
    default boolean interruptible() {
        return false;
    }

    /// Does the work. A failure here stops the whole run.
    void run(Context context) throws Exception;

    /// The services that a scheduler offers to a running task.
    interface Context {

        /// Adds a task to the queue of this run. It may start on any worker, before or after the caller ends.
        void spawn(Task task);

        /// True once another task has failed or the run was interrupted; a long task should then return early.
        boolean cancelled();
    }
}
