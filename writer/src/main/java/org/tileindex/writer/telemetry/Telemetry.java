package org.tileindex.writer.telemetry;

import java.util.Optional;
import jdk.jfr.FlightRecorder;

/// Creates the events of this package, if a recording is on.
///
/// The first use of an event class makes Flight Recorder load its metadata, which takes a fifth of a second in a JVM
/// that records nothing. So all events are created here and nowhere else. Callers must not use them in lambdas, not
/// even in `ifPresent`: the JVM's class archive refuses lambdas that mention an event class, and every run would pay
/// for that.
public final class Telemetry {
    private Telemetry() {}

    /// Whether a recording is, or ever was, on in this JVM. This check is cheap.
    public static boolean isOn() {
        return FlightRecorder.isInitialized();
    }

    /// A begun [PageEncode], if a recording is on.
    public static Optional<PageEncode> pageEncode() {
        if (!isOn()) {
            return Optional.empty();
        }
        PageEncode event = new PageEncode();
        event.begin();
        return Optional.of(event);
    }

    /// A begun [Compress], if a recording is on.
    public static Optional<Compress> compress() {
        if (!isOn()) {
            return Optional.empty();
        }
        Compress event = new Compress();
        event.begin();
        return Optional.of(event);
    }

    /// A begun [FileWrite], if a recording is on.
    public static Optional<FileWrite> fileWrite() {
        if (!isOn()) {
            return Optional.empty();
        }
        FileWrite event = new FileWrite();
        event.begin();
        return Optional.of(event);
    }

    /// A begun [FolderSync], if a recording is on.
    public static Optional<FolderSync> folderSync() {
        if (!isOn()) {
            return Optional.empty();
        }
        FolderSync event = new FolderSync();
        event.begin();
        return Optional.of(event);
    }

    /// A begun [ReceiptDigest], if a recording is on.
    public static Optional<ReceiptDigest> receiptDigest() {
        if (!isOn()) {
            return Optional.empty();
        }
        ReceiptDigest event = new ReceiptDigest();
        event.begin();
        return Optional.of(event);
    }

    /// A begun [Publish], if a recording is on.
    public static Optional<Publish> publish() {
        if (!isOn()) {
            return Optional.empty();
        }
        Publish event = new Publish();
        event.begin();
        return Optional.of(event);
    }
}
