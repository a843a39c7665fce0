package org.tileindex.forecast;

import java.util.Map;

/// The assumptions of a forecast, some of them given by the user.
///
/// @param given values by what they are of
public record Assumptions(Map<Assumption, Double> given) {
    private static final double NANOS_PER_MILLI = 1e6;
    private static final double BYTES_PER_MEGABYTE = 1e6;

    public Assumptions {
        given = Map.copyOf(given);
    }

    /// The value that holds.
    public double value(Assumption assumption) {
        return given.getOrDefault(assumption, assumption.usual());
    }

    /// Seconds until executors are there.
    public double startSeconds() {
        return value(Assumption.START_S);
    }

    /// Nanoseconds that a task takes besides its work.
    long taskNanos() {
        return Math.round(value(Assumption.TASK_MS) * NANOS_PER_MILLI);
    }

    /// Nanoseconds in which a worker sends or receives `bytes` with so many requests, one after the other.
    public double workerNanos(long requests, double bytes) {
        return 1e9 * seconds((double) requests, bytes, Assumption.WORKER_MB_S);
    }

    /// Nanoseconds of a worker for so many blocks of a raster, once their bytes are there.
    public double blockNanos(long blocks) {
        return blocks * value(Assumption.BLOCK_MS) * NANOS_PER_MILLI;
    }

    /// Seconds in which the driver reads `bytes` with so many requests, several at a time.
    public double driverSeconds(long requests, long bytes) {
        return seconds(requests / value(Assumption.DRIVER_REQUESTS), (double) bytes, Assumption.DRIVER_MB_S);
    }

    private double seconds(double requests, double bytes, Assumption rate) {
        return requests * value(Assumption.REQUEST_MS) / 1e3 + bytes / (value(rate) * BYTES_PER_MEGABYTE);
    }
}
