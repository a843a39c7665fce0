package org.tileindex.bench.growth;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A row of the table that `perf/growth.sh` writes: the medians of the runs on one grid.
///
/// @param grid size of the cells, as in `--grid`
/// @param peakMegabytes peak resident memory in megabytes
record Growth(String grid, long tiles, double wallSeconds, double peakMegabytes) {
    private static final double NANOS = 1e9;

    /// Reads the rows of a comma-separated table, whose columns are found by name.
    ///
    /// @throws IllegalArgumentException if a column is missing, or there is no row
    static List<Growth> read(List<String> lines) {
        List<String> names = lines.isEmpty() ? List.of() : cells(lines.getFirst());
        List<Growth> rows = new ArrayList<>();
        for (String line : lines.stream().skip(1).toList()) {
            List<String> cells = cells(line);
            rows.add(new Growth(
                    cells.get(column(names, "grid")),
                    Long.parseLong(cells.get(column(names, "tiles"))),
                    Double.parseDouble(cells.get(column(names, "wall_seconds"))),
                    Double.parseDouble(cells.get(column(names, "peak_mb")))));
        }
        if (rows.isEmpty()) {
            throw new IllegalArgumentException("the table has no rows");
        }
        return rows;
    }

    private static List<String> cells(String line) {
        return Arrays.asList(line.split(",", -1));
    }

    private static int column(List<String> names, String name) {
        int column = names.indexOf(name);
        if (column < 0) {
            throw new IllegalArgumentException("the table has no column " + name);
        }
        return column;
    }

    double nanosPerTile() {
        return wallSeconds * NANOS / tiles;
    }
}
