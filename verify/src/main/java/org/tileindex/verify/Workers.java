package org.tileindex.verify;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// The threads of a verification; tasks start in the order they are given in.
final class Workers implements AutoCloseable {
    private final ExecutorService threads;

    Workers(int count) {
        threads = Executors.newFixedThreadPool(
                count, Thread.ofPlatform().daemon().name("verify-", 0).factory());
    }

    /// Runs all tasks to their end.
    void all(List<Callable<Void>> tasks) throws IOException, InterruptedException {
        for (Future<Void> task : threads.invokeAll(tasks)) {
            try {
                task.get();
            } catch (ExecutionException e) {
                if (e.getCause() instanceof IOException fault) {
                    throw fault;
                }
                if (e.getCause() instanceof UncheckedIOException fault) {
                    throw fault;
                }
                if (e.getCause() instanceof OutOfMemoryError exhausted) {
                    throw exhausted;
                }
                throw new IllegalStateException(e.getCause());
            }
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
