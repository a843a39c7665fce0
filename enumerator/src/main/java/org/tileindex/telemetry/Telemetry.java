package org.tileindex.telemetry;

import java.util.Optional;
import jdk.jfr.FlightRecorder;

/// The way to the events of this package:
///
///     Optional<Scan> event = Telemetry.scan();
///     … the work …
///     if (event.isPresent()) {
///         event.get().finish(…);
///     }
///
/// The first use of an event class makes Flight Recorder load its own metadata, a fifth of a second in a JVM that
/// records nothing. So no such class may be touched before this one has been asked. A lambda that mentions one is
/// refused by the JVM's archive of classes and does not belong on the way of an ordinary run: hence a method for each
/// event, and no `ifPresent`.
public final class Telemetry {
    private Telemetry() {}

    /// A begun [RunEvent] while a recording is on.
    public static Optional<RunEvent> run() {
        if (!isOn()) {
            return Optional.empty();
        }
        RunEvent event = new RunEvent();
        event.begin();
        return Optional.of(event);
    }

    /// A begun [Scan] while a recording is on.
    public static Optional<Scan> scan() {
        if (!isOn()) {
            return Optional.empty();
        }
        Scan event = new Scan();
        event.begin();
        return Optional.of(event);
    }

    /// A begun [ShardEvent] while a recording is on.
    public static Optional<ShardEvent> shard() {
        if (!isOn()) {
            return Optional.empty();
        }
        ShardEvent event = new ShardEvent();
        event.begin();
        return Optional.of(event);
    }

    /// A begun [Statistics] while a recording is on.
    public static Optional<Statistics> statistics() {
        if (!isOn()) {
            return Optional.empty();
        }
        Statistics event = new Statistics();
        event.begin();
        return Optional.of(event);
    }

    /// One look into a cache, where a recording is under way.
    ///
    /// @param cache which cache
    /// @param key of the entry
    /// @param hit whether it was there and whole
    /// @param bytes of the entry; 0 for a miss
    public static void cacheAccess(String cache, String key, boolean hit, long bytes) {
        if (isOn()) {
            new CacheAccess().record(cache, key, hit, bytes);
        }
    }

    /// The state of a run at this moment, where a recording is under way.
    ///
    /// @param tilesPerSecond tiles finished since the last such event, per second
    /// @param tiles tiles finished since the run began
    /// @param queueDepth tasks waiting
    /// @param busyWorkers workers inside a task
    public static void throughput(double tilesPerSecond, long tiles, int queueDepth, int busyWorkers) {
        if (isOn()) {
            new Throughput().record(tilesPerSecond, tiles, queueDepth, busyWorkers);
        }
    }

    /// Whether a recording is, or ever was, under way in this JVM; cheap.
    private static boolean isOn() {
        return FlightRecorder.isInitialized();
    }
}
