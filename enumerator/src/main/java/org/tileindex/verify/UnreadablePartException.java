package org.tileindex.verify;

import java.io.IOException;

/// A part file that is damaged.
final class UnreadablePartException extends IOException {
    private static final long serialVersionUID = 1;

    private final String file;

    UnreadablePartException(String file, Throwable cause) {
        // parquet-java names the file by an object's identity, which says nothing and is never the same.
        super(cause.toString().replaceAll("[\\w.]+@[0-9a-f]+", "the file"), cause);
        this.file = file;
    }

    /// The file as messages name it.
    String file() {
        return file;
    }
}
