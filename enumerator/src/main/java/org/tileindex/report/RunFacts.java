package org.tileindex.report;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.tileindex.grid.Grid;

/// Facts that the reports of all runs have, under the same names.
public final class RunFacts {
    private RunFacts() {}

    /// Adds the rows, columns, cells, bounds and CRS of a grid to a report.
    public static void putGrid(Map<String, Object> report, Grid grid) {
        report.put("grid_dims", Map.of("nrows", grid.nrows(), "ncols", grid.ncols()));
        report.put("grid_crs", grid.crs().name());
        String unit = grid.crs().isProjected() ? "metres" : "degrees";
        report.put("grid_cell", Map.of("width_" + unit, grid.pixelWidth(), "height_" + unit, grid.pixelHeight()));
        report.put("grid_bounds", bounds(grid));
    }

    private static Map<String, Object> bounds(Grid grid) {
        Map<String, Object> bounds = new LinkedHashMap<>();
        bounds.put("west", grid.originLon());
        bounds.put("south", grid.northEdge(grid.nrows()));
        bounds.put("east", grid.westEdge(grid.ncols()));
        bounds.put("north", grid.originLat());
        return bounds;
    }

    /// The versions of the program and of its JDK.
    public static Map<String, Object> versions() {
        Map<String, Object> versions = new LinkedHashMap<>();
        versions.put(
                "tile_index",
                Optional.ofNullable(RunFacts.class.getPackage().getImplementationVersion())
                        .orElse("(not packaged)"));
        versions.put("jdk", Runtime.version().toString());
        return versions;
    }
}
