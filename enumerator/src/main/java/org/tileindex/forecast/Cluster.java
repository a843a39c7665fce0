package org.tileindex.forecast;

/// Executors of equal size, and a driver with one core beside them.
///
/// @param executors at least 1
/// @param cores of each executor, at least 1; each is a worker
public record Cluster(int executors, int cores) {
    /// The most workers of all executors together.
    private static final int MOST_WORKERS = 1_000_000;

    /// @throws IllegalArgumentException if there is no worker, or more than a forecast is for
    public Cluster {
        if (executors < 1) {
            throw new IllegalArgumentException("--executors %d: at least 1 is needed".formatted(executors));
        }
        if ((long) executors * cores > MOST_WORKERS) {
            throw new IllegalArgumentException("--executors %d with --workers %d: at most %,d workers are possible"
                    .formatted(executors, cores, MOST_WORKERS));
        }
    }

    /// The workers of all executors together.
    public int workers() {
        return executors * cores;
    }
}
