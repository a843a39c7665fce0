package org.tileindex.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.tileindex.grid.Grid;
import org.tileindex.writer.ShardFile;

/// Reads the two files of a [CountryShard] with DuckDB, which shares no code with their writer. Number of rows and sum
/// of ids must be the shard's, and every row must have the coordinates that follow from its id, bit for bit.
final class ShardProof {
    private static final String INDEX = """
            SELECT count(*), sum(tile_id), count(*) FILTER (
                raster_row::BIGINT * ncols + raster_col::BIGINT <> tile_id::BIGINT
                OR centroid_lon <> lon + (raster_col::DOUBLE + half) * width
                OR centroid_lat <> lat - (raster_row::DOUBLE + half) * height
                OR NOT pixel_area_m2 > 0 OR inclusion_rule <> 'center' OR country_iso <> country)
            FROM read_parquet('%s'), grid
            """;
    private static final String BOUNDS = """
            SELECT count(*), sum(tile_id), count(*) FILTER (
                min_lon_deg <> lon + col * width OR max_lon_deg <> lon + (col + 1) * width
                OR max_lat_deg <> lat - row * height OR min_lat_deg <> lat - (row + 1) * height
                OR centroid_lon_deg <> lon + (col + half) * width
                OR centroid_lat_deg <> lat - (row + half) * height OR country_iso <> country)
            FROM (SELECT *, (tile_id::BIGINT // ncols)::DOUBLE AS row, (tile_id::BIGINT %% ncols)::DOUBLE AS col
                  FROM read_parquet('%s'), grid)
            """;
    /// Numbers are parameters, because DuckDB takes a literal with a decimal point for a DECIMAL.
    private static final String GRID = "CREATE TABLE grid AS SELECT ?::BIGINT AS ncols, ?::DOUBLE AS lon, "
            + "?::DOUBLE AS lat, ?::DOUBLE AS width, ?::DOUBLE AS height, ?::DOUBLE AS half, ?::VARCHAR AS country";

    private ShardProof() {}

    /// @param files as [CountryShard#files] names them
    /// @throws IllegalStateException if a file differs from the shard
    static void prove(CountryShard shard, List<ShardFile> files) throws SQLException {
        try (Connection duckDb = DriverManager.getConnection("jdbc:duckdb:")) {
            putGrid(duckDb, shard.country());
            prove(duckDb, INDEX, shard, files.get(0).path());
            prove(duckDb, BOUNDS, shard, files.get(1).path());
        }
    }

    private static void putGrid(Connection duckDb, String country) throws SQLException {
        Grid grid = World.GRID;
        try (PreparedStatement insert = duckDb.prepareStatement(GRID)) {
            insert.setLong(1, grid.ncols());
            insert.setDouble(2, grid.originLon());
            insert.setDouble(3, grid.originLat());
            insert.setDouble(4, grid.pixelWidth());
            insert.setDouble(5, grid.pixelHeight());
            insert.setDouble(6, 0.5);
            insert.setString(7, country);
            insert.execute();
        }
    }

    private static void prove(Connection duckDb, String query, CountryShard shard, Path file) throws SQLException {
        try (PreparedStatement statement = duckDb.prepareStatement(query.formatted(file));
                ResultSet found = statement.executeQuery()) {
            found.next();
            Gate.equal(shard.rows(), found.getLong(1), "rows of " + file);
            Gate.equal(shard.sumOfIds(), found.getBigDecimal(2).longValueExact(), "sum of ids of " + file);
            Gate.equal(0L, found.getLong(3), "wrong rows of " + file);
        }
    }
}
