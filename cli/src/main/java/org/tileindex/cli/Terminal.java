package org.tileindex.cli;

import java.io.PrintWriter;
import java.util.Optional;

/// The terminal that stderr is shown on, if it is one.
final class Terminal {
    /// Set by the launcher; the JDK cannot tell.
    private static final String COLUMNS = "tileindex.columns";

    private Terminal() {}

    /// The terminal's width in characters; empty if stderr is no terminal.
    static Optional<Integer> columns() {
        return Optional.ofNullable(Integer.getInteger(COLUMNS));
    }

    /// Prints a warning.
    static void warn(PrintWriter err, String warning) {
        err.printf("tile-index: warning: %s.%n", warning);
        err.flush();
    }
}
