package org.tileindex.zone.file;

import java.util.Optional;
import jdk.jfr.FlightRecorder;

/// Gives access to the event of this package. The first use of an event class makes Flight Recorder load its metadata,
/// which takes a fifth of a second even in a JVM that records nothing. Hence [ZoneRead] is used only through this
/// class.
final class ZoneTelemetry {
    private ZoneTelemetry() {}

    /// A [ZoneRead] that has begun; empty unless a recording is on.
    static Optional<ZoneRead> zoneRead() {
        if (!FlightRecorder.isInitialized()) {
            return Optional.empty();
        }
        ZoneRead event = new ZoneRead();
        event.begin();
        return Optional.of(event);
    }
}
