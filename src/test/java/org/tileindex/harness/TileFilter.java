package org.tileindex.harness;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/// A filter of one column, in terms that each reader can be given.
///
/// @param terms comparisons that a row must fulfil, all of them
record TileFilter(String column, List<Term> terms) {
    /// A comparison with a constant.
    ///
    /// @param value a [Long], a [Double] or a [String], as the column's type is
    record Term(Comparison comparison, Object value) {}

    /// A comparison by its names.
    enum Comparison {
        EQ("=", "equal"),
        LT("<", "lt"),
        LTE("<=", "lte"),
        GT(">", "gt"),
        GTE(">=", "gte");

        /// The operator in SQL.
        final String sql;

        /// The function in Substrait.
        final String substrait;

        Comparison(String sql, String substrait) {
            this.sql = sql;
            this.substrait = substrait;
        }
    }

    static TileFilter of(String column, Comparison comparison, Object value) {
        return new TileFilter(column, List.of(new Term(comparison, value)));
    }

    /// Five filters of each column of a table: a value in its middle, both ends, a stretch, and a value below all. The
    /// upper end of texts is not cut by `>`: DuckDB compares prefixes, and keeps a row group whose greatest text is
    /// equal.
    static List<TileFilter> ofEveryColumn(DuckDb duckdb, String table) throws Exception {
        List<TileFilter> filters = new ArrayList<>();
        for (Map<String, Object> column : duckdb.rows("DESCRIBE SELECT * FROM " + table)) {
            String name = String.valueOf(column.get("column_name"));
            Map<String, Object> values = duckdb.rows("""
                            SELECT min(%1$s) AS least, quantile_disc(%1$s, 0.02) AS low,
                                quantile_disc(%1$s, 0.5) AS middle,
                                quantile_disc(%1$s, 0.52) AS next, quantile_disc(%1$s, 0.98) AS high
                            FROM %2$s""".formatted(name, table)).get(0);
            Map<String, Object> typed = values.entrySet().stream()
                    .collect(Collectors.toMap(Map.Entry::getKey, entry -> typed(entry.getValue())));
            filters.add(of(name, Comparison.EQ, value(typed, "middle")));
            filters.add(of(name, Comparison.LT, value(typed, "low")));
            Object high = value(typed, "high");
            filters.add(of(name, high instanceof String ? Comparison.GTE : Comparison.GT, high));
            Term from = new Term(Comparison.GTE, value(typed, "middle"));
            filters.add(new TileFilter(name, List.of(from, new Term(Comparison.LTE, value(typed, "next")))));
            filters.add(of(name, Comparison.LT, value(typed, "least")));
        }
        return filters;
    }

    private static Object value(Map<String, Object> values, String name) {
        return Objects.requireNonNull(values.get(name), name);
    }

    private static Object typed(Object value) {
        return value instanceof Number number && !(value instanceof Double) ? (Object) number.longValue() : value;
    }

    /// The condition in SQL.
    String sql() {
        return terms.stream()
                .map(term -> "%s %s %s".formatted(column, term.comparison().sql, literal(term.value())))
                .collect(Collectors.joining(" AND "));
    }

    private static String literal(Object value) {
        return switch (value) {
            case String text -> "'" + text + "'";
            case Double number -> number + "::DOUBLE";
            default -> value.toString();
        };
    }

    @Override
    public String toString() {
        return sql();
    }
}
