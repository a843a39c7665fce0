package org.tileindex.raster.source;

import java.time.Duration;

/// Durations in words.
final class Durations {
    private Durations() {}

    /// Whole seconds from one second on, milliseconds below: `30 s`, `250 ms`.
    static String words(Duration duration) {
        return duration.toSeconds() > 0 ? duration.toSeconds() + " s" : duration.toMillis() + " ms";
    }
}
