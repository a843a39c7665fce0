package org.tileindex.telemetry;

import java.io.Serializable;

/// Time, rows and bytes of one stage, summed over all workers.
///
/// @param wallNanos time in it, summed over threads
/// @param cpuNanos processor time in it
/// @param rows tiles it handled; 0 where it handles none
/// @param bytes it read or wrote
public record StageTime(Stage stage, long wallNanos, long cpuNanos, long rows, long bytes) implements Serializable {

    /// Time in it that was not processor time: waiting for a disk, a lock or a processor.
    public long waitNanos() {
        return Math.max(0, wallNanos - cpuNanos);
    }
}
