package org.tileindex.stats;

import java.io.IOException;
import java.nio.file.Path;
import org.tileindex.fault.ErrorCode;
import org.tileindex.fault.Reason;
import org.tileindex.fault.TileIndexException;

/// The faults of the files that a run writes.
final class StatsOutput {
    static final String OUT = "an --out";
    static final String REPORT = "a --report";

    private StatsOutput() {}

    /// Refuses names that no file can have, before the work is done.
    ///
    /// @throws TileIndexException E011
    static void check(StatsRequest request) throws TileIndexException {
        check(request.out(), OUT);
        if (request.report().isPresent()) {
            check(request.report().get(), REPORT);
        }
    }

    private static void check(Path file, String option) throws TileIndexException {
        try {
            StatsFile.check(file);
        } catch (IOException e) {
            throw cannotWrite(file, option, e);
        }
    }

    /// The fault of a file that cannot be written.
    ///
    /// @param option that names it, with its article
    static TileIndexException cannotWrite(Path file, String option, IOException e) {
        return new TileIndexException(
                        ErrorCode.E011_OUTPUT,
                        "cannot write to %s: %s".formatted(file, Reason.at(e)),
                        "Give %s that is writable and has room.".formatted(option))
                .causedBy(e);
    }
}
