package org.tileindex.scheduler;

/// A unit of work with a cost known, or estimated, before it runs.
public interface Task {

    /// What the task does, for messages and telemetry.
    String name();

    /// The work this task stands for, in any unit that all tasks of one run share; heavier tasks start earlier.
    long cost();

    /// Does the work. A failure here stops the whole run.
    void run(TaskContext context) throws Exception;
}
