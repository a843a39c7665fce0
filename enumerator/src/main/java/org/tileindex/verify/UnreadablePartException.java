package org.tileindex.verify;

import java.io.IOException;

/// A part file that is damaged.
final class UnreadablePartException extends IOException {
    private static final long serialVersionUID = 1;

    private final String file;

    UnreadablePartException(String file, Throwable cause) {
        super(cause.toString(), cause);
        this.file = file;
    }

    /// The file as messages name it.
    String file() {
        return file;
    }
}
