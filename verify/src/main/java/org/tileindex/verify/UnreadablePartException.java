package org.tileindex.verify;

import java.io.IOException;

/// A part file that is damaged, or that there is too little memory for.
final class UnreadablePartException extends IOException {
    private static final long serialVersionUID = 1;

    private final String file;

    UnreadablePartException(String file, Throwable cause) {
        super(Reason.of(cause), cause);
        this.file = file;
    }

    /// Whether memory was short. That of a damaged file may be so as well, where a size is what is damaged.
    boolean isOutOfMemory() {
        return getCause() instanceof OutOfMemoryError;
    }

    /// The file as messages name it.
    String file() {
        return file;
    }
}
