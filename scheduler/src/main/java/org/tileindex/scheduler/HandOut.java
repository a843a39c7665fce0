package org.tileindex.scheduler;

import java.util.OptionalLong;

/// How tasks are handed out.
///
/// @param workers number of threads, at least 1; more than there are cores is allowed
/// @param memoryBytes a task does not start while those held by others leave it too few, unless no task runs
/// @param seed shuffles the order, to prove that nothing depends on it; heaviest first if empty
public record HandOut(int workers, long memoryBytes, OptionalLong seed) {
    public HandOut {
        if (workers < 1) {
            throw new IllegalArgumentException("workers: " + workers + ", at least 1");
        }
        if (memoryBytes < 0) {
            throw new IllegalArgumentException("memory: " + memoryBytes + " bytes");
        }
    }

    /// Heaviest first, as much memory as it takes.
    public static HandOut heaviestFirst(int workers) {
        return new HandOut(workers, Long.MAX_VALUE, OptionalLong.empty());
    }
}
