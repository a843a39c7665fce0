package org.tileindex.forecast;

import java.util.Locale;

/// What is not recorded on this machine and is assumed of a cluster, unless the user says otherwise. The values here
/// are round numbers, none of them measured.
public enum Assumption {
    /// Seconds until all executors are there.
    START_S(15, "%s s until executors are there"),
    /// Milliseconds that a task takes besides its work.
    TASK_MS(20, "%s ms a task"),
    /// Milliseconds of a request to the store, whatever its size.
    REQUEST_MS(50, "%s ms a request"),
    /// Requests that the driver has under way at a time.
    DRIVER_REQUESTS(8, "%s requests of the driver at a time"),
    /// Megabytes per second between a worker and the store.
    WORKER_MB_S(50, "%s MB/s between a worker and the store"),
    /// Megabytes per second from the store to the driver.
    DRIVER_MB_S(200, "%s MB/s from the store to the driver"),
    /// Milliseconds to decode a block of a raster and gather its samples.
    BLOCK_MS(20, "%s ms of a worker for a block of a raster");

    private final double usual;
    private final String text;

    Assumption(double usual, String text) {
        this.usual = usual;
        this.text = text;
    }

    /// The name on the command line and in JSON.
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The value unless the user gives one.
    double usual() {
        return usual;
    }

    /// The assumption as a part of a sentence.
    ///
    /// @param value as a person reads it
    public String text(String value) {
        return text.formatted(value);
    }

    /// Whether 0 is not possible.
    public boolean isRate() {
        return this == DRIVER_REQUESTS || this == WORKER_MB_S || this == DRIVER_MB_S;
    }
}
