package org.tileindex.zone.file;

import java.util.Optional;
import jdk.jfr.FlightRecorder;

/// The way to the event of this package. The first use of an event class makes Flight Recorder load its own metadata, a
/// fifth of a second in a JVM that records nothing, so [ZoneRead] may not be touched before this class has been asked.
final class ZoneTelemetry {
    private ZoneTelemetry() {}

    /// A begun [ZoneRead] while a recording is on.
    static Optional<ZoneRead> zoneRead() {
        if (!FlightRecorder.isInitialized()) {
            return Optional.empty();
        }
        ZoneRead event = new ZoneRead();
        event.begin();
        return Optional.of(event);
    }
}
