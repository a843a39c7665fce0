package org.tileindex.verify;

import java.io.IOException;
import org.tileindex.fault.Reason;

/// A part file is damaged, or memory is too short for it.
final class UnreadablePartException extends IOException {
    private static final long serialVersionUID = 1;

    private final String file;

    UnreadablePartException(String file, Throwable cause) {
        super(Reason.of(cause), cause);
        this.file = file;
    }

    /// Whether memory was short. A damaged file can be the reason too, if the damage is in a size.
    boolean isOutOfMemory() {
        return getCause() instanceof OutOfMemoryError;
    }

    /// The file as messages name it.
    String file() {
        return file;
    }
}
