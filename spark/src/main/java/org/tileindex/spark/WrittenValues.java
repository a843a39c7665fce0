package org.tileindex.spark;

import org.tileindex.grid.Grid;
import org.tileindex.grid.LongitudeWrap;
import org.tileindex.tile.Quantity;

/// The values of quantities by row or by column of a grid, as they are written.
final class WrittenValues {
    private final Grid grid;
    private final LongitudeWrap wrap;
    private final double[] areas;

    /// @param areas by row, in m², filled in for the rows asked for
    WrittenValues(Grid grid, double[] areas) {
        this.grid = grid;
        this.wrap = LongitudeWrap.of(grid);
        this.areas = areas;
    }

    /// The value of a quantity that follows from the row.
    Object ofRow(Quantity quantity, int row) {
        return switch (quantity) {
            case RASTER_ROW -> row;
            case CENTROID_LAT -> grid.centroidLat(row);
            case MAX_LAT -> grid.northEdge(row);
            case MIN_LAT -> grid.northEdge(row + 1);
            case AREA -> areas[row];
            default -> throw new IllegalArgumentException(quantity + " does not follow from the row");
        };
    }

    /// The value of a quantity that follows from the column.
    Object ofCol(Quantity quantity, int col) {
        return switch (quantity) {
            case RASTER_COL -> col;
            case CENTROID_LON -> wrap.written(col, grid.centroidLon(col));
            case MIN_LON -> wrap.written(col, grid.westEdge(col));
            case MAX_LON -> wrap.written(col, grid.westEdge(col + 1));
            default -> throw new IllegalArgumentException(quantity + " does not follow from the column");
        };
    }

    /// One past the last column up to which quantities do not fall from `col` on.
    int endOfRise(int col) {
        return wrap.end(col);
    }
}
