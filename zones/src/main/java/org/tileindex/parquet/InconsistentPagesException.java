package org.tileindex.parquet;

import java.io.IOException;

/// Pages that decode but do not make the columns that they should. Its message says so in words.
public final class InconsistentPagesException extends IOException {
    private static final long serialVersionUID = 1;

    public InconsistentPagesException(String message) {
        super(message);
    }
}
