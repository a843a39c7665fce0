package org.tileindex.clip;

import java.nio.file.Path;

/// A file of the same name has other bytes. It is left as it is.
final class OtherFileException extends Exception {
    private static final long serialVersionUID = 1;

    OtherFileException(Path file) {
        super(file + " exists and is another file");
    }
}
