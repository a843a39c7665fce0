package org.tileindex.scheduler;

/// What a running task may ask of the scheduler that runs it.
public interface TaskContext {

    /// Adds a task to the queue of this run; it may start on any worker, before or after the caller ends.
    void spawn(Task task);

    /// True once another task has failed or the run was interrupted; a long task should then return early.
    boolean cancelled();
}
