package org.tileindex.spark;

import java.util.List;
import java.util.Optional;
import org.tileindex.fault.TileIndexException;
import org.tileindex.grid.Bounds;
import org.tileindex.grid.Grid;
import org.tileindex.grid.GridSpec;
import org.tileindex.raster.Raster;
import org.tileindex.raster.source.ByteSource;
import org.tileindex.raster.source.FilePlace;
import org.tileindex.raster.source.SourceSettings;
import org.tileindex.raster.source.Sources;

/// The grid that options ask for: typed, or that of a raster.
///
/// @param typed the grid, if it is typed
/// @param raster the raster, else
/// @param assumeWgs84 takes coordinates of the raster as WGS84 where it names NAD83 or no CRS
record GridChoice(Optional<Grid> typed, Optional<FilePlace> raster, boolean assumeWgs84) {
    private static final String DEFAULT_CELL = "30s";

    /// The choice of the options `grid`, `size`, `bounds`, `raster` and `assume-wgs84`.
    ///
    /// @throws SourceFault E010 if they make no grid
    static GridChoice of(OptionReader options) {
        Optional<String> cell = options.text("grid");
        Optional<String> size = options.text("size");
        List<String> bounds = options.list("bounds");
        Optional<FilePlace> raster = options.text("raster").map(FilePlace::new);
        boolean assume = options.flag("assume-wgs84", false);
        if (raster.isPresent()) {
            if (cell.isPresent() || size.isPresent() || !bounds.isEmpty()) {
                throw SourceFault.ofOption(
                        "raster", "grid, size or bounds are given, too", "Leave them away; the raster gives the grid.");
            }
            return new GridChoice(Optional.empty(), raster, assume);
        }
        if (cell.isPresent() && size.isPresent()) {
            throw SourceFault.ofOption("size", "grid is given, too", "Give one of them.");
        }
        try {
            Bounds extent = bounds(bounds);
            Grid grid = size.isPresent()
                    ? GridSpec.ofSize(size.get(), extent)
                    : GridSpec.parse(cell.orElse(DEFAULT_CELL), extent);
            return new GridChoice(Optional.of(grid), raster, assume);
        } catch (IllegalArgumentException e) {
            throw SourceFault.ofOption(
                    size.isPresent() ? "size" : "grid",
                    String.valueOf(e.getMessage()),
                    "Give cells and bounds that fit, such as grid 30s.");
        }
    }

    private static Bounds bounds(List<String> texts) {
        if (texts.isEmpty()) {
            return Bounds.WORLD;
        }
        try {
            double[] edges = texts.stream().mapToDouble(Double::parseDouble).toArray();
            if (edges.length == 4) {
                return new Bounds(edges[0], edges[1], edges[2], edges[3]);
            }
        } catch (NumberFormatException e) {
            throw SourceFault.ofOption("bounds", "a value is no number", "Give W,S,E,N in degrees.");
        }
        throw SourceFault.ofOption("bounds", "%d values".formatted(texts.size()), "Give four: W,S,E,N in degrees.");
    }

    /// The grid; that of a raster is read from its header.
    ///
    /// @throws TileIndexException E002, E007, E010 or E015 if the raster has none
    Grid grid() throws TileIndexException, InterruptedException {
        if (typed.isPresent()) {
            return typed.get();
        }
        try (Sources sources = new Sources(SourceSettings.DEFAULT);
                ByteSource bytes = sources.open(raster.orElseThrow().text());
                Raster opened = Raster.open(bytes, assumeWgs84)) {
            return opened.grid();
        }
    }

    /// The grid, for people.
    String description() {
        return typed.map(grid -> "grid: %d × %d".formatted(grid.ncols(), grid.nrows()))
                .orElseGet(() -> "grid of " + raster.map(FilePlace::name).orElse(""));
    }
}
