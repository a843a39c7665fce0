package org.tileindex.scheduler;

import java.util.List;

/// A unit of work with a cost known, or estimated, before it runs.
///
/// Costs are times in nanoseconds, or any other unit that all tasks of one run share.
public interface Task {

    /// The sort of work, such as `scan`; for messages and telemetry.
    String kind();

    /// What the work is done on; for messages and telemetry.
    String name();

    /// What the task itself is expected to take.
    long cost();

    /// What the tasks that this one will spawn are expected to take together, which cannot start before it ended.
    default long follows() {
        return 0;
    }

    /// Bytes held from the start of the task until it and all that it spawned have ended.
    default long memory() {
        return 0;
    }

    /// The same work as at most `parts` tasks, or this task alone if it cannot be divided. Asked at most once, before
    /// the task runs; whether it is may not change any result.
    default List<Task> split(int parts) {
        return List.of(this);
    }

    /// Does the work. A failure here stops the whole run.
    void run(TaskContext context) throws Exception;
}
