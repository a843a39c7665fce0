package org.tileindex.cli;

import java.util.List;
import java.util.Optional;
import org.tileindex.fault.TileIndexException;
import org.tileindex.grid.Bounds;
import org.tileindex.grid.Grid;
import org.tileindex.grid.GridSpec;
import org.tileindex.grid.InclusionRule;
import org.tileindex.tile.Dataset;
import picocli.CommandLine.Option;

/// Options for the grid, and for the rule by which a cell belongs to a zone.
final class GridSelection {
    private static final String DEFAULT_CELL = "30s";

    @Option(
            names = "--grid",
            paramLabel = "SIZE",
            description = "Cell size in seconds (30s), minutes (5m) or degrees, such as 0.25, 1/120 or 8.333e-3; width"
                    + " and height as 0.625x0.5 (default: " + DEFAULT_CELL + ").")
    private Optional<String> cell = Optional.empty();

    @Option(
            names = "--size",
            paramLabel = "COLSxROWS",
            description = "Number of columns and rows instead of a cell size, such as 43200x18720; a cell is the extent"
                    + " divided by them.")
    private Optional<String> size = Optional.empty();

    @Option(
            names = "--bounds",
            split = ",",
            paramLabel = "W,S,E,N",
            hideParamSyntax = true,
            description = {
                "Extent of the grid in degrees: west, south, east, north (default: the world).",
                "Beyond 180 too: 0,-90,360,90 or 170,-10,190,10."
            })
    private List<Double> bounds = List.of();

    @Option(
            names = {"--inclusion-rule", "--inclusion"},
            paramLabel = "RULE",
            description = "Rule by which a cell belongs to a country. center: its centroid lies inside or on the outer"
                    + " boundary; any_overlap: the two share area (default: center, or any_overlap with --coverage).")
    private Optional<String> inclusionRule = Optional.empty();

    @Option(
            names = "--coverage",
            description = "Adds the column coverage, the share of each cell that the zone covers.")
    private boolean coverage;

    /// Whether one of the options that make a grid is given.
    boolean isGiven() {
        return cell.isPresent() || size.isPresent() || !bounds.isEmpty();
    }

    /// @throws IllegalArgumentException if these options do not make a grid; the message names them
    Grid grid() {
        if (!bounds.isEmpty() && bounds.size() != 4) {
            throw new IllegalArgumentException("--bounds: four numbers W,S,E,N are needed");
        }
        if (cell.isPresent() && size.isPresent()) {
            throw new IllegalArgumentException("--grid and --size: give one of them");
        }
        try {
            Bounds extent = bounds.isEmpty()
                    ? Bounds.WORLD
                    : new Bounds(bounds.get(0), bounds.get(1), bounds.get(2), bounds.get(3));
            return size.isPresent()
                    ? GridSpec.ofSize(size.get(), extent)
                    : GridSpec.parse(cell.orElse(DEFAULT_CELL), extent);
        } catch (IllegalArgumentException e) {
            String option = size.isPresent() ? "--size" : "--grid";
            throw new IllegalArgumentException(option + "/--bounds: " + e.getMessage(), e);
        }
    }

    /// @throws TileIndexException E008: an unknown rule is a failed run with a code of its own, not wrong usage
    /// @throws IllegalArgumentException if coverage is asked for under another rule than `any_overlap`
    InclusionRule rule() throws TileIndexException {
        InclusionRule preset = coverage ? InclusionRule.ANY_OVERLAP : InclusionRule.CENTER;
        InclusionRule rule = inclusionRule.isPresent() ? InclusionRule.of(inclusionRule.get()) : preset;
        if (coverage && rule != InclusionRule.ANY_OVERLAP) {
            throw new IllegalArgumentException("--coverage is for all cells that share area with a zone:"
                    + " leave --inclusion-rule away, or give any_overlap");
        }
        return rule;
    }

    /// The datasets that are published, with a column `coverage` if it is asked for.
    ///
    /// @throws IllegalArgumentException if none of them can have it
    List<Dataset> published(List<Dataset> datasets) {
        if (coverage && datasets.stream().noneMatch(Dataset::hasValues)) {
            throw new IllegalArgumentException("--coverage adds a column to tile_index: add it to --datasets");
        }
        return coverage ? Dataset.withCoverage(datasets) : datasets;
    }
}
