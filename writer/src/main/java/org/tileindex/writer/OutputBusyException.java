package org.tileindex.writer;

import java.io.IOException;

/// Another run is writing to the same output folder.
public final class OutputBusyException extends IOException {
    private static final long serialVersionUID = 1;

    OutputBusyException(String out) {
        super(out + " is in use by another run");
    }
}
