package org.tileindex.cli;

import java.util.List;
import org.tileindex.fault.TileIndexException;
import org.tileindex.grid.Bounds;
import org.tileindex.grid.Grid;
import org.tileindex.grid.GridSpec;
import org.tileindex.grid.InclusionRule;
import picocli.CommandLine.Option;

/// Options for the grid, and for the rule by which a cell belongs to a zone.
final class GridSelection {
    @Option(
            names = "--grid",
            defaultValue = "30s",
            paramLabel = "SIZE",
            description = "Cell size in seconds (30s), minutes (5m) or degrees, such as 0.25 or 1/120"
                    + " (default: ${DEFAULT-VALUE}).")
    private String grid = "30s";

    @Option(
            names = "--bounds",
            split = ",",
            paramLabel = "W,S,E,N",
            hideParamSyntax = true,
            description = "Extent of the grid in degrees: west, south, east, north (default: the world).")
    private List<Double> bounds = List.of();

    @Option(
            names = "--inclusion-rule",
            defaultValue = "center",
            paramLabel = "RULE",
            description = "Rule by which a cell belongs to a country. center: its centroid lies inside or on the outer"
                    + " boundary; any_overlap: the two share area (default: ${DEFAULT-VALUE}).")
    private String inclusionRule = "center";

    /// @throws IllegalArgumentException if these options do not make a grid; the message names them
    Grid grid() {
        if (!bounds.isEmpty() && bounds.size() != 4) {
            throw new IllegalArgumentException("--bounds: four numbers W,S,E,N are needed");
        }
        try {
            Bounds extent = bounds.isEmpty()
                    ? Bounds.WORLD
                    : new Bounds(bounds.get(0), bounds.get(1), bounds.get(2), bounds.get(3));
            return GridSpec.parse(grid, extent);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("--grid/--bounds: " + e.getMessage(), e);
        }
    }

    /// @throws TileIndexException E008: an unknown rule is a failed run with a code of its own, not wrong usage
    InclusionRule rule() throws TileIndexException {
        return InclusionRule.of(inclusionRule);
    }
}
