package org.tileindex.run;

import java.io.IOException;

/// The output could not be written, and shards that were finished are kept for `--resume`.
final class KeptShardsException extends IOException {
    private static final long serialVersionUID = 1;

    private final int shards;
    private final IOException fault;

    /// @param shards number of shards that are kept, at least 1
    KeptShardsException(int shards, IOException fault) {
        super(fault);
        this.shards = shards;
        this.fault = fault;
    }

    int shards() {
        return shards;
    }

    /// The fault that ended the run.
    IOException fault() {
        return fault;
    }
}
