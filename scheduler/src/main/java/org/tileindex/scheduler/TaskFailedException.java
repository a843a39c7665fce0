package org.tileindex.scheduler;

/// The first failure of a run; the cause is what the task threw.
public final class TaskFailedException extends Exception {
    private static final long serialVersionUID = 1;

    TaskFailedException(String taskName, Throwable cause) {
        super(taskName + ": " + cause.getMessage(), cause);
    }
}
