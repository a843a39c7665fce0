package org.tileindex.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.tileindex.fault.TileIndexException;
import picocli.CommandLine.Option;

/// The option `--jfr FILE`, for commands that are worth recording.
final class JfrOption {
    @Option(
            names = "--jfr",
            paramLabel = "FILE",
            description = "Record the run with Java Flight Recorder, for tile-index profile or JDK Mission Control.")
    private Optional<Path> file = Optional.empty();

    /// Starts the recording, if the option is given; it lasts until closed.
    ///
    /// @throws TileIndexException E011 if it cannot be made
    FlightRecording start() throws TileIndexException {
        return file.isPresent() ? FlightRecording.start(file.get()) : FlightRecording.NONE;
    }
}
