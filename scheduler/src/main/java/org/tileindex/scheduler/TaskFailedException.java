package org.tileindex.scheduler;

/// The first failure of a run; the cause is what the task threw.
public final class TaskFailedException extends Exception {
    private static final long serialVersionUID = 1;

    private final String task;

    TaskFailedException(Task task, Throwable cause) {
        super("%s of %s: %s".formatted(task.kind(), task.name(), cause.getMessage()), cause);
        this.task = "%s of %s".formatted(task.kind(), task.name());
    }

    /// The kind and the name of the task.
    public String task() {
        return task;
    }
}
