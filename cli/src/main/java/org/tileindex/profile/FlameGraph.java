package org.tileindex.profile;

import java.io.IOException;
import java.nio.file.Path;
import one.convert.Arguments;
import one.convert.JfrToFlame;
import org.tileindex.fault.ErrorCode;
import org.tileindex.fault.Reason;
import org.tileindex.fault.TileIndexException;

/// Execution samples as a flame graph: one HTML page that loads nothing else, made by async-profiler's converter.
public final class FlameGraph {
    private FlameGraph() {}

    /// Writes the execution samples of `recording` to `html`, which is replaced.
    ///
    /// @param recording one that [ProfileReader] has read
    /// @throws TileIndexException E011 if `html` cannot be written
    public static void write(Path recording, Path html) throws TileIndexException {
        Arguments arguments = new Arguments("--title", "tile-index, execution samples", "--dot", "--norm");
        try {
            JfrToFlame.convert(recording.toString(), html.toString(), arguments);
        } catch (IOException e) {
            throw new TileIndexException(
                            ErrorCode.E011_OUTPUT,
                            "flame graph cannot be written: %s".formatted(Reason.at(e)),
                            "Give --flame-graph a file that is writable and has room.")
                    .causedBy(e);
        }
    }
}
