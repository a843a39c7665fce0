package org.tileindex.harness;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

/// A reader that is given a filter, and may skip whatever the file says that the filter rules out.
interface PruningReader {
    /// The number of rows of `files` that fulfil `filter`.
    long rows(List<Path> files, TileFilter filter) throws Exception;

    /// Whether the reader needs the part of a file that is missing in `hollow`: it fails, or finds rows there.
    default boolean keeps(Path hollow, TileFilter filter) {
        try {
            return rows(List.of(hollow), filter) > 0;
        } catch (Exception missing) {
            return true;
        }
    }

    /// Arrow C++.
    static PruningReader arrow() {
        return (files, filter) -> new ArrowFilter(filter).rows(files);
    }

    static PruningReader duckDb(DuckDb duckdb) {
        return (files, filter) -> count(duckdb, files, filter);
    }

    private static long count(DuckDb duckdb, List<Path> files, TileFilter filter) throws SQLException {
        return duckdb.counts("SELECT count(*) AS n FROM %s WHERE %s".formatted(DuckDb.parquet(files), filter))
                .getOrDefault("n", 0L);
    }
}
