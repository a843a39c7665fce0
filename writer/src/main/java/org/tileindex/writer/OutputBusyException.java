package org.tileindex.writer;

import java.io.IOException;
import java.nio.file.Path;

/// Another run is writing to the same output folder.
public final class OutputBusyException extends IOException {
    private static final long serialVersionUID = 1;

    OutputBusyException(Path out) {
        super(out + " is in use by another run");
    }
}
