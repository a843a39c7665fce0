package org.tileindex.stats;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.tileindex.fault.TileIndexException;
import org.tileindex.grid.Grid;
import org.tileindex.grid.RowAreas;
import org.tileindex.kernel.Kernels;
import org.tileindex.projection.ZoneProjection;
import org.tileindex.raster.Band;
import org.tileindex.request.ScanPath;
import org.tileindex.scan.CellFinder;

/// Bands on one grid. The cells of a zone are found once for all of them.
///
/// @param bands whose values are taken
/// @param places of these bands in the request
/// @param blockRows rows of a block of the first band
/// @param projection of zones to the plane of the grid; empty where that is longitude and latitude
/// @param finders makes a finder of cells for one thread
record GridLayer(
        Grid grid,
        RowAreas areas,
        List<Band> bands,
        List<Integer> places,
        int blockRows,
        Optional<ZoneProjection> projection,
        Supplier<CellFinder> finders) {

    /// The bands of a request, by grid.
    static List<GridLayer> of(StatsRequest request, Kernels kernels) throws TileIndexException {
        List<Grid> grids = new ArrayList<>();
        List<List<Integer>> places = new ArrayList<>();
        for (int i = 0; i < request.bands().size(); i++) {
            Grid grid = request.bands().get(i).raster().anyGrid();
            int known = grids.indexOf(grid);
            if (known < 0) {
                known = grids.size();
                grids.add(grid);
                places.add(new ArrayList<>());
            }
            places.get(known).add(i);
        }
        List<GridLayer> layers = new ArrayList<>();
        for (int i = 0; i < grids.size(); i++) {
            layers.add(of(request, grids.get(i), places.get(i), kernels));
        }
        return layers;
    }

    private static GridLayer of(StatsRequest request, Grid grid, List<Integer> places, Kernels kernels)
            throws TileIndexException {
        StatsBand first = request.bands().get(places.getFirst());
        boolean coverage = request.weight().needsCoverage();
        return new GridLayer(
                grid,
                new RowAreas(grid),
                places.stream().map(place -> request.bands().get(place).band()).toList(),
                places,
                first.raster().header().image().blockHeight(),
                ZoneProjection.of(grid),
                () -> ScanPath.FAST.finder(grid, request.rule(), coverage, kernels));
    }
}
