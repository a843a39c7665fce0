package org.tileindex.writer;

import java.io.IOException;

/// A list of files that is not one.
final class DamagedManifestException extends IOException {
    private static final long serialVersionUID = 1;

    DamagedManifestException() {
        super("a list of files is damaged");
    }

    DamagedManifestException(IOException cause) {
        super("a list of files is damaged", cause);
    }
}
