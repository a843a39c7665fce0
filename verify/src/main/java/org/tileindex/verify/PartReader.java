package org.tileindex.verify;

import java.io.IOException;
import java.util.Map;
import org.apache.parquet.schema.MessageType;

/// Reads the rows of a part file, in batches that do not depend on how the file groups them.
interface PartReader extends AutoCloseable {
    /// The columns and their types, in Parquet's terms whatever the format.
    MessageType schema();

    /// What the file says of its rows, by key.
    Map<String, String> metadata();

    /// Fills `batch` from its start and returns the number of rows read: fewer than its capacity only at the end.
    int read(RowBatch batch) throws IOException;

    @Override
    void close() throws IOException;
}
