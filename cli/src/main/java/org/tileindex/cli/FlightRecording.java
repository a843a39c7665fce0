package org.tileindex.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.Optional;
import jdk.jfr.Configuration;
import jdk.jfr.FlightRecorder;
import jdk.jfr.Recording;
import org.tileindex.fault.ErrorCode;
import org.tileindex.fault.Reason;
import org.tileindex.fault.TileIndexException;

/// A Flight Recorder recording of this process with the settings of `tile-index.jfc`. It is written to a file when
/// closed, or when a signal ends the process before that.
final class FlightRecording implements AutoCloseable {
    /// No recording; loads no class of Flight Recorder.
    static final FlightRecording NONE = new FlightRecording(Path.of(""), Optional.empty());

    private static final String SETTINGS = "tile-index.jfc";

    private final Path file;
    private final Optional<Recording> recording;

    private FlightRecording(Path file, Optional<Recording> recording) {
        this.file = file;
        this.recording = recording;
    }

    /// Starts a recording into `file`, which is replaced.
    ///
    /// @throws TileIndexException E011 if the file cannot be written or this JVM has no Flight Recorder
    static FlightRecording start(Path file) throws TileIndexException {
        try {
            if (!FlightRecorder.isAvailable()) {
                throw unavailable(file, "this JVM has no Flight Recorder");
            }
            // Fails now rather than after the run.
            Files.write(file, new byte[0]);
            Recording recording = new Recording(settings());
            recording.setName("tile-index");
            recording.setDestination(file);
            recording.setDumpOnExit(true);
            recording.start();
            return new FlightRecording(file, Optional.of(recording));
        } catch (IOException e) {
            throw unwritable(file, e);
        } catch (ParseException | RuntimeException | LinkageError e) {
            throw unavailable(file, Reason.unforeseen(e)).causedBy(e);
        }
    }

    private static Configuration settings() throws IOException, ParseException {
        InputStream in = FlightRecording.class.getResourceAsStream(SETTINGS);
        if (in == null) {
            throw new IOException("the program was packaged without " + SETTINGS);
        }
        try (InputStreamReader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            return Configuration.create(reader);
        }
    }

    /// Ends the recording and writes the file.
    ///
    /// @throws TileIndexException E011 if it cannot be written
    @Override
    public void close() throws TileIndexException {
        if (recording.isEmpty()) {
            return;
        }
        try (Recording ended = recording.get()) {
            // With a destination, stop() would write the file itself and hide an error.
            ended.setDestination(null);
            ended.stop();
            ended.dump(file);
        } catch (IOException e) {
            throw unwritable(file, e);
        } catch (IllegalStateException e) {
            // Ended from outside, with jcmd for example.
            throw unavailable(file, "somebody else ended the recording").causedBy(e);
        }
    }

    private static TileIndexException unwritable(Path file, IOException e) {
        String reason = e instanceof NoSuchFileException ? "its folder does not exist" : Reason.of(e);
        return new TileIndexException(
                        ErrorCode.E011_OUTPUT,
                        "recording %s cannot be written: %s".formatted(file, reason),
                        "Give --jfr a writable file on a disk with room.")
                .causedBy(e);
    }

    private static TileIndexException unavailable(Path file, String reason) {
        return new TileIndexException(
                ErrorCode.E011_OUTPUT,
                "recording %s cannot be made: %s".formatted(file, reason),
                "Run without --jfr, or on a JDK with Flight Recorder.");
    }
}
