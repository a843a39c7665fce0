package org.tileindex.raster.source;

import java.util.Optional;
import jdk.jfr.FlightRecorder;

/// Gives access to the event of this package. The first use of an event class makes Flight Recorder load its metadata,
/// which takes a fifth of a second even in a JVM that records nothing. Hence [SourceRead] is used only through this
/// class.
final class SourceTelemetry {
    private SourceTelemetry() {}

    /// A [SourceRead] that has begun; empty unless a recording is on.
    static Optional<SourceRead> sourceRead() {
        if (!FlightRecorder.isInitialized()) {
            return Optional.empty();
        }
        SourceRead event = new SourceRead();
        event.begin();
        return Optional.of(event);
    }
}
