package org.tileindex.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.tileindex.cli.Main;

/// Runs of `stats` in a folder, and what the published cells of `values` say about the same zones and rasters.
///
/// @param folder for outputs
/// @param zones file with ids in the attribute `id`
record StatsRuns(Path folder, Path zones) {
    /// All statistics but `frac`.
    static final String ALL = "cells,count,sum,mean,min,max,stdev,variance,cv,median,quantile:0.1,quantile:0.95,"
            + "majority,minority,variety,weighted_mean,weighted_sum";

    /// What a cell weighs.
    @FunctionalInterface
    interface Weight {
        Weight COVERAGE = (cell, coverage) -> coverage;

        /// The weight of a cell.
        ///
        /// @param cell its columns
        /// @param coverage the share of the cell, or 1 where no share is known
        double of(Map<String, Object> cell, double coverage);
    }

    /// Zones as features of one line each: an id, and the coordinates of a multipolygon.
    static StatsRuns of(Path folder, Map<String, String> zones) throws IOException {
        List<String> lines = new ArrayList<>();
        zones.forEach((id, coordinates) -> lines.add(("{\"type\":\"Feature\",\"properties\":{\"id\":\"%s\"},"
                        + "\"geometry\":{\"type\":\"MultiPolygon\",\"coordinates\":%s}}")
                .formatted(id, coordinates)));
        return new StatsRuns(folder, Files.write(folder.resolve("zones.geojson"), lines));
    }

    /// The coordinates of a multipolygon that is a rectangle.
    static String box(double west, double south, double east, double north) {
        return "[[[[%1$s,%2$s],[%3$s,%2$s],[%3$s,%4$s],[%1$s,%4$s],[%1$s,%2$s]]]]".formatted(west, south, east, north);
    }

    private List<String> command(String command, Path out, List<String> options) {
        List<String> all = new ArrayList<>(List.of(command, "--out", out.toString(), "--zones", zones.toString()));
        all.addAll(List.of("--zone-ids", "any", "--zone-id", "id", "--no-cache", "--quiet"));
        all.addAll(options);
        return all;
    }

    /// The arguments of a run.
    List<String> arguments(String out, String... options) {
        return command("stats", folder.resolve(out), List.of(options));
    }

    /// Does a run and returns its file.
    Path file(String out, String... options) {
        assertEquals(0, Main.run(arguments(out, options).toArray(String[]::new)), out);
        return folder.resolve(out);
    }

    /// Does a run and returns its rows.
    List<Map<String, Object>> rows(String... options) throws Exception {
        return read(file("rows.parquet", options));
    }

    static List<Map<String, Object>> read(Path file) throws Exception {
        try (DuckDb duckDb = new DuckDb()) {
            return duckDb.rows("SELECT * FROM '" + file + "'");
        }
    }

    /// Publishes the cells of the zones, with the columns `band_1` and so on.
    ///
    /// @return the table as DuckDB reads it
    String cells(Path raster, int bands, String ending, String... options) throws IOException {
        return published("values", "tile_values", raster, bands, ending, options);
    }

    /// The same with the areas of cells, which `enumerate` has.
    String tiles(Path raster, int bands, String... options) throws IOException {
        return published("enumerate", "tile_index", raster, bands, "", options);
    }

    private String published(String command, String dataset, Path raster, int bands, String ending, String... options)
            throws IOException {
        return "'" + publish(command, raster, bands, ending, options) + "/" + dataset + "/*/*.parquet'";
    }

    /// Publishes cells and returns the output folder.
    Path publish(String command, Path raster, int bands, String ending, String... options) throws IOException {
        Path out = Files.createTempDirectory(folder, "cells");
        List<String> all = new ArrayList<>(List.of("--raster", raster.toString()));
        IntStream.rangeClosed(1, bands)
                .forEach(band -> all.addAll(List.of("--value", "%1$d:band_%1$d%2$s".formatted(band, ending))));
        all.addAll(List.of(options));
        assertEquals(0, Main.run(command(command, out, all).toArray(String[]::new)), all::toString);
        return out;
    }

    /// The rows that `stats` must write for one raster, by zone and band, with the given columns.
    ///
    /// @param cells a table with the columns of `values`
    static Map<List<Object>, Map<String, Object>> expected(
            String cells, String name, int bands, List<String> columns, Weight weight) throws Exception {
        Map<List<Object>, BruteStatistics> statistics = new LinkedHashMap<>();
        Map<Object, Long> counts = new LinkedHashMap<>();
        try (DuckDb duckDb = new DuckDb()) {
            for (Map<String, Object> cell : duckDb.rows("SELECT *, 1 AS one FROM " + cells)) {
                Object zone = cell.get("zone_id");
                counts.merge(zone, 1L, Long::sum);
                double coverage = number(cell, cell.containsKey("coverage") ? "coverage" : "one");
                double weighs = weight.of(cell, coverage);
                for (int band = 1; band <= bands; band++) {
                    BruteStatistics of =
                            statistics.computeIfAbsent(List.of(zone, name, band), key -> new BruteStatistics());
                    if (cell.get("band_" + band) != null) {
                        of.add(number(cell, "band_" + band), weighs);
                    }
                }
            }
        }
        Map<List<Object>, Map<String, Object>> rows = new LinkedHashMap<>();
        statistics.forEach((key, of) -> {
            Map<String, Object> row = new LinkedHashMap<>();
            for (String column : columns) {
                row.put(column, column.equals("cells") ? counts.get(key.getFirst()) : of.value(column));
            }
            rows.put(key, row);
        });
        return rows;
    }

    /// A number in a column; not a number where that is null.
    static double number(Map<String, Object> row, String column) {
        return row.get(column) instanceof Number number ? number.doubleValue() : Double.NaN;
    }

    /// The columns of [#ALL], or of other statistics.
    static List<String> columns(String statistics) {
        return Arrays.stream(statistics.split(","))
                .map(name -> name.replace(':', '_'))
                .toList();
    }

    /// Rows by zone, raster and band, with the columns that follow; a null is the text `null`.
    static Map<List<Object>, Map<String, Object>> byKey(List<Map<String, Object>> rows) {
        Map<List<Object>, Map<String, Object>> found = new LinkedHashMap<>();
        for (Map<String, Object> row : rows) {
            Map<String, Object> values = new LinkedHashMap<>();
            row.forEach((name, value) -> values.put(name, value == null ? "null" : value));
            List<Object> key = new ArrayList<>();
            for (String name : List.of("zone_id", "raster", "band")) {
                key.add(values.remove(name));
            }
            found.put(List.copyOf(key), values);
        }
        return found;
    }
}
