package org.tileindex.spark;

import java.util.OptionalLong;
import org.apache.spark.sql.connector.read.Statistics;
import org.apache.spark.sql.types.StructType;

/// The exact number of rows of a scan, and the size that they have in Spark's rows.
///
/// @param rows the number of rows
record ExactStatistics(long rows, StructType schema) implements Statistics {
    /// Spark's estimate of what a row takes besides its columns, in bytes.
    private static final int ROW_BYTES = 8;

    @Override
    public OptionalLong sizeInBytes() {
        return OptionalLong.of(Math.max(1, rows * (ROW_BYTES + schema.defaultSize())));
    }

    @Override
    public OptionalLong numRows() {
        return OptionalLong.of(rows);
    }
}
