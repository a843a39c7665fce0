package org.tileindex.cli;

import java.util.List;
import org.tileindex.fault.TileIndexException;
import org.tileindex.grid.Bounds;
import org.tileindex.grid.Grid;
import org.tileindex.grid.GridSpec;
import org.tileindex.grid.InclusionRule;
import picocli.CommandLine.Option;

/// Options that say what the cells are, and when one belongs to a zone.
final class GridSelection {
    @Option(
            names = "--grid",
            defaultValue = "30s",
            paramLabel = "SIZE",
            description = "Cell size: 30s, 5m, 0.25 or 1/120 degrees (default: ${DEFAULT-VALUE}).")
    private String grid = "30s";

    @Option(
            names = "--bounds",
            split = ",",
            paramLabel = "W,S,E,N",
            hideParamSyntax = true,
            description = "Rectangle that the grid fills, in degrees (default: the world).")
    private List<Double> bounds = List.of();

    @Option(
            names = "--inclusion-rule",
            defaultValue = "center",
            paramLabel = "RULE",
            description = "When a cell belongs to a country: center, its centroid lies inside or on the outer"
                    + " boundary; any_overlap, they share area (default: ${DEFAULT-VALUE}).")
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
