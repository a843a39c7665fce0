package org.tileindex.scheduler;

/// The first failure of a run; the cause is what the task threw.
public final class TaskFailedException extends Exception {
    private static final long serialVersionUID = 1;

    TaskFailedException(Task task, Throwable cause) {
        super("%s of %s: %s".formatted(task.kind(), task.name(), cause.getMessage()), cause);
    }
}
