package org.tileindex.harness;

import java.nio.file.Path;
import java.sql.SQLException;

/// A reader that is given a filter, and may skip whatever the file says that the filter rules out.
interface PruningReader {
    /// The number of rows of `file` that fulfil `filter`.
    long rows(Path file, TileFilter filter) throws Exception;

    /// Whether the reader needs the part of a file that is missing in `hollow`: it fails, or finds rows there.
    default boolean keeps(Path hollow, TileFilter filter) {
        try {
            return rows(hollow, filter) > 0;
        } catch (Exception missing) {
            return true;
        }
    }

    /// Arrow C++.
    static PruningReader arrow() {
        return (file, filter) -> new ArrowFilter(filter).rows(file);
    }

    static PruningReader duckDb(DuckDb duckdb) {
        return (file, filter) -> count(duckdb, file, filter);
    }

    private static long count(DuckDb duckdb, Path file, TileFilter filter) throws SQLException {
        return duckdb.counts("SELECT count(*) AS n FROM read_parquet('%s', hive_partitioning = false) WHERE %s"
                        .formatted(file, filter.sql()))
                .getOrDefault("n", 0L);
    }
}
