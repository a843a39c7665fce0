package org.tileindex.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.tileindex.fault.TileIndexException;
import picocli.CommandLine.Option;

/// `--jfr FILE`, for any command that is worth recording.
final class JfrOption {
    @Option(
            names = "--jfr",
            paramLabel = "FILE",
            description = "Record the run with Java Flight Recorder, for 'tile-index profile FILE' or JDK Mission"
                    + " Control.")
    private Optional<Path> file = Optional.empty();

    /// Starts the recording that was asked for, if any; it lasts until closed.
    ///
    /// @throws TileIndexException E011 if there can be none
    FlightRecording start() throws TileIndexException {
        return file.isPresent() ? FlightRecording.start(file.get()) : FlightRecording.NONE;
    }
}
