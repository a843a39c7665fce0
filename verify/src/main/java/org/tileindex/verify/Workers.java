package org.tileindex.verify;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.tileindex.fault.Reason;

/// The threads of a verification. Tasks start in the order in which they are given.
final class Workers implements AutoCloseable {
    private final ExecutorService threads;

    Workers(int count) {
        threads = Executors.newFixedThreadPool(
                count, Thread.ofPlatform().daemon().name("verify-", 0).factory());
    }

    /// Runs all tasks to their end.
    ///
    /// @throws IOException the failure of the first task in order that has one
    void all(List<Callable<Void>> tasks) throws IOException, InterruptedException {
        for (Future<Void> task : threads.invokeAll(tasks)) {
            try {
                task.get();
            } catch (ExecutionException e) {
                switch (Reason.cause(e)) {
                    case IOException fault -> throw fault;
                    case OutOfMemoryError exhausted -> throw exhausted;
                    default -> throw new IllegalStateException(Reason.cause(e));
                }
            }
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
