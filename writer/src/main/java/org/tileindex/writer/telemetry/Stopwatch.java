package org.tileindex.writer.telemetry;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/// Sums up the time that one kind of work takes on one thread.
public final class Stopwatch {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private long wallNanos;
    private long cpuNanos;

    /// Starts or resumes. Each start must be followed by a stop on the same thread.
    public void start() {
        wallNanos -= System.nanoTime();
        cpuNanos -= THREADS.getCurrentThreadCpuTime();
    }

    public void stop() {
        wallNanos += System.nanoTime();
        cpuNanos += THREADS.getCurrentThreadCpuTime();
    }

    /// Adds the time of another stopwatch.
    public void add(Stopwatch other) {
        wallNanos += other.wallNanos;
        cpuNanos += other.cpuNanos;
    }

    /// Elapsed time between starts and stops, in nanoseconds.
    public long wallNanos() {
        return wallNanos;
    }

    /// Processor time between starts and stops, in nanoseconds.
    public long cpuNanos() {
        return cpuNanos;
    }
}
