package org.tileindex.request;

import java.nio.Buffer;
import org.tileindex.fault.ErrorCode;
import org.tileindex.fault.TileIndexException;
import org.tileindex.plan.Rates;

/// What kind of files a run writes.
public enum FileFormat {
    PARQUET,
    /// Arrow IPC files in the random access format.
    ARROW;

    /// `parquet` or `arrow`.
    public String id() {
        return this == PARQUET ? "parquet" : "arrow";
    }

    /// What work takes, until runs have measured it.
    public Rates firstRates() {
        return this == PARQUET ? Rates.PARQUET : Rates.ARROW;
    }

    /// Arrow's memory reaches into a package of the JDK.
    ///
    /// @throws TileIndexException E010 if this JVM does not let it
    public void require() throws TileIndexException {
        if (this == ARROW && !Buffer.class.getModule().isOpen("java.nio", FileFormat.class.getModule())) {
            throw new TileIndexException(
                    ErrorCode.E010_INPUT,
                    "--format arrow: this JVM keeps java.nio closed to Arrow",
                    "Start it with --add-opens=java.base/java.nio=ALL-UNNAMED, as the launcher does.");
        }
    }
}
