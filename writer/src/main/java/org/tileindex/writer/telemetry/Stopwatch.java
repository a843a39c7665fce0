package org.tileindex.writer.telemetry;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/// Adds up how long one sort of work takes on one thread.
public final class Stopwatch {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private long wallNanos;
    private long cpuNanos;

    /// Starts, or starts again; each start must be followed by a stop on the same thread.
    public void start() {
        wallNanos -= System.nanoTime();
        cpuNanos -= THREADS.getCurrentThreadCpuTime();
    }

    public void stop() {
        wallNanos += System.nanoTime();
        cpuNanos += THREADS.getCurrentThreadCpuTime();
    }

    /// Adds what another stopwatch has counted.
    public void add(Stopwatch other) {
        wallNanos += other.wallNanos;
        cpuNanos += other.cpuNanos;
    }

    /// Time from starts to stops.
    public long wallNanos() {
        return wallNanos;
    }

    /// Processor time from starts to stops.
    public long cpuNanos() {
        return cpuNanos;
    }
}
