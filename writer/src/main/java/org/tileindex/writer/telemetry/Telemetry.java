package org.tileindex.writer.telemetry;

import java.util.Optional;
import jdk.jfr.FlightRecorder;

/// The way to the events of this package.
///
/// The first use of an event class makes Flight Recorder load its own metadata, a fifth of a second in a JVM that
/// records nothing. So no such class may be touched before this one has been asked. A lambda that mentions one is
/// refused by the JVM's archive of classes and does not belong on the way of an ordinary run: hence a method for each
/// event, and no `ifPresent`.
public final class Telemetry {
    private Telemetry() {}

    /// Whether a recording is, or ever was, under way in this JVM; cheap.
    public static boolean isOn() {
        return FlightRecorder.isInitialized();
    }

    /// A begun [PageEncode] while a recording is on.
    public static Optional<PageEncode> pageEncode() {
        if (!isOn()) {
            return Optional.empty();
        }
        PageEncode event = new PageEncode();
        event.begin();
        return Optional.of(event);
    }

    /// A begun [Compress] while a recording is on.
    public static Optional<Compress> compress() {
        if (!isOn()) {
            return Optional.empty();
        }
        Compress event = new Compress();
        event.begin();
        return Optional.of(event);
    }

    /// A begun [FileWrite] while a recording is on.
    public static Optional<FileWrite> fileWrite() {
        if (!isOn()) {
            return Optional.empty();
        }
        FileWrite event = new FileWrite();
        event.begin();
        return Optional.of(event);
    }

    /// A begun [FolderSync] while a recording is on.
    public static Optional<FolderSync> folderSync() {
        if (!isOn()) {
            return Optional.empty();
        }
        FolderSync event = new FolderSync();
        event.begin();
        return Optional.of(event);
    }

    /// A begun [ReceiptDigest] while a recording is on.
    public static Optional<ReceiptDigest> receiptDigest() {
        if (!isOn()) {
            return Optional.empty();
        }
        ReceiptDigest event = new ReceiptDigest();
        event.begin();
        return Optional.of(event);
    }

    /// A begun [Publish] while a recording is on.
    public static Optional<Publish> publish() {
        if (!isOn()) {
            return Optional.empty();
        }
        Publish event = new Publish();
        event.begin();
        return Optional.of(event);
    }
}
