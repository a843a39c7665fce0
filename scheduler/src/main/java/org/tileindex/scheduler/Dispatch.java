package org.tileindex.scheduler;

import java.util.OptionalLong;

/// The rules by which tasks are dispatched to workers.
///
/// @param workers number of threads, at least 1; may exceed the number of cores
/// @param memoryBytes budget of all tasks together: a task waits until its memory fits beside that of the others,
///     unless no task runs
/// @param seed shuffles the order, to prove that nothing depends on it; if empty, the heaviest task comes first
public record Dispatch(int workers, long memoryBytes, OptionalLong seed) {
    public Dispatch {
        if (workers < 1) {
            throw new IllegalArgumentException("workers: " + workers + ", at least 1");
        }
        if (memoryBytes < 0) {
            throw new IllegalArgumentException("memory: " + memoryBytes + " bytes");
        }
    }

    /// Heaviest task first, without a limit on memory.
    public static Dispatch heaviestFirst(int workers) {
        return new Dispatch(workers, Long.MAX_VALUE, OptionalLong.empty());
    }
}
