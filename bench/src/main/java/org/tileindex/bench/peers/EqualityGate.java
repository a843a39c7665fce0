package org.tileindex.bench.peers;

import java.io.IOException;
import java.nio.file.Files;
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
import java.util.Set;
import org.tileindex.tile.Dataset;

/// Checks that two sides wrote the same tiles.
///
/// By values, DuckDB reads the files of each side and reduces them to the number of rows, the type and the sum of
/// hashes of every column, and the sum of hashes of whole rows, which notices values that changed places. None of these
/// depends on how rows are spread over files.
final class EqualityGate {
    private EqualityGate() {}

    /// The content of a table: a text to compare for the number of rows, for whole rows and for each column.
    record Content(Map<String, String> values) {
        Content {
            values = Map.copyOf(values);
        }

        /// The differences from the right content; empty if there are none.
        List<String> differences(Content right) {
            List<String> found = new ArrayList<>();
            if (!values.keySet().equals(right.values.keySet())) {
                found.add("columns %s instead of %s".formatted(values.keySet(), right.values.keySet()));
                return found;
            }
            right.values.forEach((name, value) -> {
                String here = values.getOrDefault(name, "");
                if (!here.equals(value)) {
                    found.add("%s is %s instead of %s".formatted(name, here, value));
                }
            });
            return found;
        }
    }

    /// Compares bytes, for sides that are this program on another path.
    ///
    /// @throws UnequalException if the Parquet files under `out` are not those under `right`, or there are none
    static void checkBytes(String side, Path out, Path right) throws IOException, UnequalException {
        Set<Path> files = Disk.parquetFiles(out);
        if (files.isEmpty() || !files.equals(Disk.parquetFiles(right))) {
            throw new UnequalException("%s wrote no files, or files of other names".formatted(side));
        }
        for (Path file : files) {
            long at = Files.mismatch(out.resolve(file), right.resolve(file));
            if (at >= 0) {
                throw new UnequalException("%s wrote another %s from byte %d on".formatted(side, file, at));
            }
        }
    }

    /// Compares values.
    ///
    /// @throws UnequalException if the tiles under `out` are not those under `right`
    static void check(String side, Path out, Path right) throws SQLException, UnequalException {
        for (String dataset : Dataset.names(Dataset.TILES)) {
            List<String> differences = content(out.resolve(dataset)).differences(content(right.resolve(dataset)));
            if (!differences.isEmpty()) {
                throw new UnequalException("%s wrote another %s: %s".formatted(side, dataset, differences));
            }
        }
    }

    /// The content of all Parquet files under `folder` together.
    static Content content(Path folder) throws SQLException {
        String files = "read_parquet('%s/**/*.parquet', hive_partitioning = false)".formatted(folder);
        try (Connection duckDb = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duckDb.createStatement()) {
            Map<String, String> types = new LinkedHashMap<>();
            try (ResultSet columns = statement.executeQuery("DESCRIBE SELECT * FROM " + files)) {
                while (columns.next()) {
                    types.put(columns.getString("column_name"), columns.getString("column_type"));
                }
            }
            return sums(statement, files, types);
        }
    }

    private static Content sums(Statement statement, String files, Map<String, String> types) throws SQLException {
        StringBuilder query = new StringBuilder(
                "SELECT count(*), sum(hash(%s)::HUGEINT)".formatted(String.join(", ", types.keySet())));
        types.keySet()
                .forEach(column -> query.append(", sum(hash(").append(column).append(")::HUGEINT)"));
        try (ResultSet row =
                statement.executeQuery(query.append(" FROM ").append(files).toString())) {
            row.next();
            Map<String, String> values = new LinkedHashMap<>();
            values.put("number of rows", row.getString(1));
            values.put("whole rows", row.getString(2));
            int at = 3;
            for (Map.Entry<String, String> column : types.entrySet()) {
                values.put(column.getKey(), column.getValue() + " " + row.getString(at++));
            }
            return new Content(values);
        }
    }

    /// Thrown where two sides wrote different tiles, so that their times cannot be compared.
    static final class UnequalException extends Exception {
        private static final long serialVersionUID = 1;

        UnequalException(String message) {
            super(message);
        }
    }
}
