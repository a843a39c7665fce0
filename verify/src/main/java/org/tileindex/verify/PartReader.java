package org.tileindex.verify;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.parquet.schema.MessageType;

/// Reads the rows of a part file, in batches that do not depend on how the file groups them.
sealed interface PartReader extends AutoCloseable permits ParquetPart, ArrowPart {
    /// Opens a part file.
    ///
    /// @param arrow whether the file should be one of Arrow's
    static PartReader open(Path path, boolean arrow) throws IOException {
        return arrow ? new ArrowPart(path) : new ParquetPart(path);
    }

    /// The columns and their types; those of other formats by what Parquet calls them.
    MessageType schema();

    /// Fills `batch` from its start and returns how many rows there were; fewer than its capacity only at the end.
    int read(RowBatch batch) throws IOException;

    @Override
    void close() throws IOException;
}
