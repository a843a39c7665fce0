package org.tileindex.writer;

import java.io.Closeable;
import java.io.IOException;

/// The hold of one run on an output. Closing gives it up.
public interface StoreLock extends Closeable {
    /// Checks that this run still has the output.
    ///
    /// @throws OutputBusyException if another run has taken it over
    void require() throws IOException;
}
