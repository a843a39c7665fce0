package org.tileindex.spark;

import java.util.Locale;
import org.tileindex.fault.ErrorCode;
import org.tileindex.fault.TileIndexException;

/// A [TileIndexException] on its way through Spark, whose methods declare no exceptions. Its message is the one line
/// that a user needs: code, what happened, and what to do.
public final class SourceFault extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final ErrorCode code;

    public SourceFault(TileIndexException fault) {
        super("%s: %s".formatted(fault.code(), fault.getMessage()), fault);
        this.code = fault.code();
    }

    /// The fault of an option of the data source.
    static SourceFault ofOption(String option, String what, String remedy) {
        return new SourceFault(new TileIndexException(
                ErrorCode.E010_INPUT, "option %s: %s".formatted(option.toLowerCase(Locale.ROOT), what), remedy));
    }

    public ErrorCode code() {
        return code;
    }
}
