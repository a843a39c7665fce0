package org.tileindex.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.sf.geographiclib.Geodesic;
import net.sf.geographiclib.PolygonArea;
import org.tileindex.grid.Grid;
import org.tileindex.report.CountrySummary;
import org.tileindex.report.RunResult;

/// Checks every row of a published run in DuckDB against the formulas (contract, section 1.2), bit for bit.
///
/// The grid's numbers reach DuckDB as bound parameters, so no decimal literal is parsed; two doubles are the same
/// bits where they are equal and have the same sign (there are no NaNs: they would not be equal).
final class TileOracle {
    private final DuckDb duckdb;
    private final RunResult result;
    private final Grid grid;

    TileOracle(DuckDb duckdb, RunResult result) throws SQLException {
        this.duckdb = duckdb;
        this.result = result;
        this.grid = result.request().cells().grid();
        loadGrid();
        loadAreas();
    }

    private void loadGrid() throws SQLException {
        duckdb.execute("CREATE OR REPLACE TABLE grid (nrows UBIGINT, ncols UBIGINT, lon DOUBLE, lat DOUBLE, w DOUBLE,"
                + " h DOUBLE, half DOUBLE)");
        try (PreparedStatement insert =
                duckdb.connection().prepareStatement("INSERT INTO grid VALUES (?, ?, ?, ?, ?, ?, ?)")) {
            insert.setInt(1, grid.nrows());
            insert.setInt(2, grid.ncols());
            insert.setDouble(3, grid.originLon());
            insert.setDouble(4, grid.originLat());
            insert.setDouble(5, grid.pixelWidth());
            insert.setDouble(6, grid.pixelHeight());
            insert.setDouble(7, 0.5);
            insert.execute();
        }
    }

    /// GeographicLib's area of the corners of each row's cell in column 0, counter-clockwise from the south-west.
    private void loadAreas() throws SQLException {
        duckdb.execute("CREATE OR REPLACE TABLE areas (area_row UINTEGER, area DOUBLE)");
        try (PreparedStatement insert = duckdb.connection().prepareStatement("INSERT INTO areas VALUES (?, ?)")) {
            duckdb.connection().setAutoCommit(false);
            for (int row = 0; row < grid.nrows(); row++) {
                insert.setInt(1, row);
                insert.setDouble(2, area(row));
                insert.addBatch();
            }
            insert.executeBatch();
            duckdb.connection().commit();
            duckdb.connection().setAutoCommit(true);
        }
    }

    private double area(int row) {
        double west = grid.originLon();
        double east = grid.originLon() + 1 * grid.pixelWidth();
        double north = grid.originLat() - row * grid.pixelHeight();
        double south = grid.originLat() - (row + 1) * grid.pixelHeight();
        PolygonArea polygon = new PolygonArea(Geodesic.WGS84, false);
        polygon.AddPoint(south, west);
        polygon.AddPoint(south, east);
        polygon.AddPoint(north, east);
        polygon.AddPoint(north, west);
        return polygon.Compute(false, true).area;
    }

    void check() throws SQLException, IOException {
        checkTileIndex();
        checkTileBounds();
        checkSameKeys();
    }

    private void checkTileIndex() throws SQLException, IOException {
        Map<String, String> rules = new LinkedHashMap<>();
        rules.put("tile_id", "tile_id = raster_row::UBIGINT * ncols + raster_col::UBIGINT");
        rules.put("raster_row", "raster_row < nrows");
        rules.put("raster_col", "raster_col < ncols");
        rules.put("centroid_lon", same("centroid_lon", "lon + (raster_col::DOUBLE + half) * w"));
        rules.put("centroid_lat", same("centroid_lat", "lat - (raster_row::DOUBLE + half) * h"));
        rules.put("pixel_area_m2", same("pixel_area_m2", "area") + " AND area > 0");
        rules.put("inclusion_rule", "inclusion_rule = 'center'");
        rules.put("longitude", "centroid_lon >= -180 AND centroid_lon <= 180");
        rules.put("latitude", "centroid_lat >= -90 AND centroid_lat <= 90");
        check("tile_index", "LEFT JOIN areas ON area_row = raster_row", rules);
    }

    private void checkTileBounds() throws SQLException, IOException {
        String row = "(tile_id // ncols)::DOUBLE";
        String col = "(tile_id % ncols)::DOUBLE";
        Map<String, String> rules = new LinkedHashMap<>();
        rules.put("min_lat_deg", same("min_lat_deg", "lat - (" + row + " + (half + half)) * h"));
        rules.put("max_lat_deg", same("max_lat_deg", "lat - " + row + " * h"));
        rules.put("min_lon_deg", same("min_lon_deg", "lon + " + col + " * w"));
        rules.put("max_lon_deg", same("max_lon_deg", "lon + (" + col + " + (half + half)) * w"));
        rules.put("centroid_lat_deg", same("centroid_lat_deg", "lat - (" + row + " + half) * h"));
        rules.put("centroid_lon_deg", same("centroid_lon_deg", "lon + (" + col + " + half) * w"));
        rules.put("longitude", "min_lon_deg >= -180 AND min_lon_deg < max_lon_deg AND max_lon_deg <= 180");
        rules.put("latitude", "min_lat_deg >= -90 AND min_lat_deg < max_lat_deg AND max_lat_deg <= 90");
        check("tile_bounds", "", rules);
    }

    private static String same(String column, String formula) {
        return "(%1$s = (%2$s) AND signbit(%1$s) = signbit(%2$s))".formatted(column, formula);
    }

    /// Counts, in one scan, the rows that break each rule; all counts must be zero. Strictly ascending keys in file
    /// order are sorted and unique.
    private void check(String dataset, String join, Map<String, String> rules) throws SQLException, IOException {
        Map<String, String> all = new LinkedHashMap<>(rules);
        all.put(
                "sorted_and_unique",
                "iso_before IS NULL OR iso_before < country_iso OR (iso_before = country_iso AND id_before < tile_id)");
        all.put(
                "read_in_file_order",
                "file_before IS NULL OR (file_before = filename AND row_before + 1 = file_row_number)"
                        + " OR (file_before < filename AND file_row_number = 0)");
        all.put("folder", "contains(filename, '/country=' || country_iso || '/')");
        StringBuilder sql = new StringBuilder("SELECT count(*) AS rows, count(DISTINCT country_iso) AS countries,"
                + " count(*) FILTER (WHERE iso_before IS NULL) AS first_rows");
        all.forEach((name, rule) ->
                sql.append(", count(*) FILTER (WHERE (%s) IS DISTINCT FROM true) AS \"%s\"".formatted(rule, name)));
        sql.append(" FROM (SELECT *, lag(country_iso) OVER () AS iso_before, lag(tile_id) OVER () AS id_before,"
                + " lag(filename) OVER () AS file_before, lag(file_row_number) OVER () AS row_before FROM ");
        sql.append(DuckDb.parquet(partition(dataset)))
                .append(") CROSS JOIN grid ")
                .append(join);

        Map<String, Long> expected = new LinkedHashMap<>();
        expected.put("rows", result.tiles());
        expected.put("countries", countriesWithTiles());
        expected.put("first_rows", 1L);
        all.keySet().forEach(name -> expected.put(name, 0L));
        assertEquals(expected, duckdb.counts(sql.toString()), dataset + ": rows that break a rule");
    }

    private void checkSameKeys() throws SQLException, IOException {
        String keys = "(SELECT country_iso, tile_id, file_row_number, parse_filename(filename) AS file FROM %s)";
        String sql = "SELECT count(*) AS rows, count(*) FILTER (WHERE (a.country_iso = b.country_iso"
                + " AND a.tile_id = b.tile_id AND a.file_row_number = b.file_row_number AND a.file = b.file)"
                + " IS DISTINCT FROM true) AS different FROM "
                + keys.formatted(DuckDb.parquet(partition("tile_index"))) + " a POSITIONAL JOIN "
                + keys.formatted(DuckDb.parquet(partition("tile_bounds"))) + " b";
        assertEquals(Map.of("rows", result.tiles(), "different", 0L), duckdb.counts(sql), "keys of both datasets");
    }

    private long countriesWithTiles() {
        List<CountrySummary> countries = result.countries();
        return countries.stream()
                .filter(country -> country.cells().included() > 0)
                .count();
    }

    private Path partition(String dataset) {
        return result.datasets().stream()
                .filter(published -> published.dataset().equals(dataset))
                .findFirst()
                .orElseThrow()
                .partition();
    }
}
