package org.tileindex.value;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tileindex.fault.ErrorCode;
import org.tileindex.fault.TileIndexException;
import org.tileindex.grid.Grid;
import org.tileindex.raster.Band;
import org.tileindex.tile.Dataset;

/// The open rasters of a run, and what it takes from them beside their grid.
///
/// @param rasters the first gives the grid, which all have
/// @param columns of values, in the order of the request
/// @param mask a condition that a cell must fulfil to be a tile, and the band whose values decide it
public record Pixels(List<NamedRaster> rasters, List<ValueColumn> columns, Optional<Mask> mask)
        implements AutoCloseable {
    /// No rasters.
    public static final Pixels NONE = new Pixels(List.of(), List.of(), Optional.empty());

    /// What a cell must fulfil to be a tile.
    ///
    /// @param condition on the values of `band`, which is a band of `raster`
    public record Mask(CellMask condition, NamedRaster raster, Band band) {}

    public Pixels {
        rasters = List.copyOf(rasters);
        columns = List.copyOf(columns);
    }

    /// What is asked for of `rasters`, of which there is at least one.
    ///
    /// @param condition on the first of the requested values, or else on band 1 of the first raster
    /// @throws IllegalArgumentException if there is no such raster or band, or a name twice
    /// @throws TileIndexException E002 if the rasters have different grids, E010 if their blocks cannot be decoded
    public static Pixels of(List<NamedRaster> rasters, List<ValueRequest> requests, Optional<CellMask> condition)
            throws TileIndexException {
        Grid grid = rasters.getFirst().raster().anyGrid();
        for (NamedRaster other : rasters) {
            requireGrid(other, grid, rasters.getFirst());
        }
        Set<String> names = new HashSet<>();
        for (Dataset dataset : List.of(Dataset.TILE_INDEX, Dataset.TILE_VALUES)) {
            dataset.columns().forEach(column -> names.add(column.name()));
        }
        names.add("coverage");
        List<ValueColumn> columns = new ArrayList<>();
        for (ValueRequest request : requests) {
            if (!names.add(request.columnName())) {
                throw new IllegalArgumentException(
                        "--value: there is another column %s; give this one a name, as in 1:NAME"
                                .formatted(request.columnName()));
            }
            NamedRaster raster = named(rasters, request);
            Band band = raster.raster().band(request.band(), request.scaled());
            columns.add(new ValueColumn(request.columnName(), raster, band));
        }
        Optional<Mask> mask = Optional.empty();
        if (condition.isPresent()) {
            NamedRaster first = rasters.getFirst();
            mask = Optional.of(
                    columns.isEmpty()
                            ? new Mask(condition.get(), first, first.raster().band(1, false))
                            : new Mask(
                                    condition.get(),
                                    columns.getFirst().raster(),
                                    columns.getFirst().band()));
        }
        return new Pixels(rasters, columns, mask);
    }

    private static void requireGrid(NamedRaster raster, Grid grid, NamedRaster first) throws TileIndexException {
        Grid own = raster.raster().anyGrid();
        if (!own.equals(grid)) {
            throw new TileIndexException(
                    ErrorCode.E002_RASTER_MISMATCH,
                    "raster %s has %s, but %s has %s"
                            .formatted(
                                    raster.raster().name(),
                                    described(own),
                                    first.raster().name(),
                                    described(grid)),
                    "Bring them onto one grid, for example with gdalwarp -te -ts.");
        }
    }

    private static String described(Grid grid) {
        return "%d × %d cells of %s × %s%s in %s from %s, %s"
                .formatted(
                        grid.ncols(),
                        grid.nrows(),
                        grid.pixelWidth(),
                        grid.pixelHeight(),
                        grid.crs().unit(),
                        grid.crs().name(),
                        grid.originLon(),
                        grid.originLat());
    }

    private static NamedRaster named(List<NamedRaster> rasters, ValueRequest request) {
        return request.raster().isEmpty()
                ? rasters.getFirst()
                : rasters.stream()
                        .filter(named -> named.name().equals(request.raster().get()))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException("--value: there is no --raster %s=FILE"
                                .formatted(request.raster().get())));
    }

    /// The request that gives a column of these.
    public static ValueRequest request(ValueColumn column) {
        Optional<String> name = Optional.of(column.raster().name()).filter(raster -> !raster.isEmpty());
        return new ValueRequest(
                name,
                column.band().number(),
                Optional.of(column.name()),
                column.band().scaled());
    }

    /// The bands of the columns.
    List<Band> bands() {
        return columns.stream().map(ValueColumn::band).toList();
    }

    /// Whether no value is read. A raster may have given the grid.
    public boolean isEmpty() {
        return columns.isEmpty() && mask.isEmpty();
    }

    /// Bytes of the values of a tile.
    int bytesPerTile() {
        return columns.stream().mapToInt(column -> column.type().bytes()).sum();
    }

    /// Closes the rasters.
    @Override
    public void close() {
        rasters.forEach(raster -> raster.raster().close());
    }
}
