package org.tileindex.task;

import java.io.Serializable;
import org.tileindex.telemetry.Stage;
import org.tileindex.telemetry.StageTime;

/// What a stage took in another process.
///
/// @param wallNanos time in it
/// @param cpuNanos processor time in it
/// @param rows tiles it handled
/// @param bytes it wrote
public record StageNanos(Stage stage, long wallNanos, long cpuNanos, long rows, long bytes) implements Serializable {
    static StageNanos of(StageTime time) {
        return new StageNanos(time.stage(), time.wallNanos(), time.cpuNanos(), time.rows(), time.bytes());
    }

    StageTime time() {
        return new StageTime(stage, wallNanos, cpuNanos, rows, bytes);
    }
}
