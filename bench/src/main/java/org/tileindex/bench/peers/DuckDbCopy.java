package org.tileindex.bench.peers;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.tileindex.grid.Grid;
import org.tileindex.grid.InclusionRule;
import org.tileindex.scan.Spans;
import org.tileindex.tile.Dataset;

/// DuckDB's `COPY … TO` of a query that makes the tiles from a table of spans. The table contains all values that
/// depend only on the raster row. Each dataset is one file, in order, written with all threads.
///
/// The query is a lateral join with `range`. None of the other ways that were tried was faster: `unnest`, a join with a
/// table of columns, one `COPY` per shard.
final class DuckDbCopy implements Side, AutoCloseable {
    private static final String INDEX = """
            SELECT country_iso, row_start + col::UBIGINT AS tile_id, raster_row, col::UINTEGER AS raster_col,
                origin + (col::DOUBLE + half) * width AS centroid_lon, centroid_lat, pixel_area_m2,
                '%s' AS inclusion_rule
            FROM spans, range(col_start, col_end) columns(col)""".formatted(InclusionRule.CENTER.id());
    private static final String BOUNDS = """
            SELECT country_iso, row_start + col::UBIGINT AS tile_id, min_lat_deg, max_lat_deg,
                origin + col::DOUBLE * width AS min_lon_deg, origin + (col + 1)::DOUBLE * width AS max_lon_deg,
                centroid_lat AS centroid_lat_deg, origin + (col::DOUBLE + half) * width AS centroid_lon_deg
            FROM spans, range(col_start, col_end) columns(col)""";

    private final DuckDBConnection connection;
    private final int threads;

    DuckDbCopy(Work work, int threads) throws SQLException {
        this.connection = (DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:");
        this.threads = threads;
        execute(connection, "SET threads = " + threads);
        // The doubles are columns, because DuckDB takes a literal with a decimal point for a DECIMAL.
        execute(connection, """
                CREATE TABLE spans (country_iso VARCHAR, row_start UBIGINT, raster_row UINTEGER, col_start BIGINT,
                    col_end BIGINT, centroid_lat DOUBLE, min_lat_deg DOUBLE, max_lat_deg DOUBLE, pixel_area_m2 DOUBLE,
                    origin DOUBLE, half DOUBLE, width DOUBLE)""");
        try (DuckDBAppender spans = connection.createAppender("main", "spans")) {
            for (Work.Part part : work.parts()) {
                append(spans, work, part);
            }
        }
    }

    private static void append(DuckDBAppender to, Work work, Work.Part part) throws SQLException {
        Grid grid = work.grid();
        Spans spans = part.spans();
        for (int i = 0; i < spans.size(); i++) {
            int row = spans.row(i);
            to.beginRow();
            to.append(part.country());
            to.append(grid.tileId(row, 0));
            to.append(row);
            to.append((long) spans.colStart(i));
            to.append((long) spans.colEnd(i));
            to.append(grid.centroidLat(row));
            to.append(grid.northEdge(row + 1));
            to.append(grid.northEdge(row));
            to.append(work.area(row));
            to.append(grid.originLon());
            to.append(0.5);
            to.append(grid.pixelWidth());
            to.endRow();
        }
    }

    @Override
    public String name() {
        return "duckdb";
    }

    @Override
    public String note() {
        return "COPY of spans × range, one file per dataset, %d threads".formatted(threads);
    }

    @Override
    public void run(Path out) throws Exception {
        copy(INDEX, out.resolve(Dataset.TILE_INDEX.name()));
        copy(BOUNDS, out.resolve(Dataset.TILE_BOUNDS.name()));
        Disk.sync(out);
    }

    private void copy(String query, Path folder) throws Exception {
        Files.createDirectories(folder);
        execute(
                connection,
                "COPY (%s) TO '%s' (FORMAT parquet, COMPRESSION snappy)"
                        .formatted(query, folder.resolve("part-00000.parquet")));
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
