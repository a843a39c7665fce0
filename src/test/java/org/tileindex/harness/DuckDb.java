package org.tileindex.harness;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// DuckDB in memory, a reader that shares no code with the program.
final class DuckDb implements AutoCloseable {
    private final Connection connection;

    DuckDb() throws SQLException {
        connection = DriverManager.getConnection("jdbc:duckdb:");
        execute("SET threads = 2");
        execute("SET memory_limit = '3GB'");
    }

    Connection connection() {
        return connection;
    }

    void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /// Rows as maps from column name to value.
    List<Map<String, Object>> rows(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            int columns = result.getMetaData().getColumnCount();
            List<Map<String, Object>> rows = new ArrayList<>();
            while (result.next()) {
                Map<String, Object> row = new LinkedHashMap<>();
                for (int i = 1; i <= columns; i++) {
                    row.put(result.getMetaData().getColumnLabel(i), result.getObject(i));
                }
                rows.add(row);
            }
            return rows;
        }
    }

    /// The only row of a query that counts.
    Map<String, Long> counts(String sql) throws SQLException {
        Map<String, Long> counts = new LinkedHashMap<>();
        rows(sql).get(0).forEach((name, value) -> counts.put(name, ((Number) value).longValue()));
        return counts;
    }

    /// A table function over all files of a partition, in ASCII order of their paths (contract, section 4.2).
    static String parquet(Path partition) throws IOException {
        String files = FolderComparison.files(partition).stream()
                .map(name -> "'" + partition.resolve(name) + "'")
                .collect(Collectors.joining(", ", "[", "]"));
        return "read_parquet(" + files + ", filename = true, file_row_number = true, hive_partitioning = false)";
    }

    /// A table function over files that have the columns of their schema and no others.
    static String parquet(List<Path> files) {
        return "read_parquet(%s, hive_partitioning = false)"
                .formatted(files.stream().map(file -> "'" + file + "'").collect(Collectors.joining(", ", "[", "]")));
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
