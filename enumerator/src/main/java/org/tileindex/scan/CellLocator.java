package org.tileindex.scan;

import org.locationtech.jts.algorithm.CGAlgorithmsDD;
import org.locationtech.jts.algorithm.Orientation;
import org.tileindex.grid.Grid;

/// Where coordinates lie among the centroids of a grid, decided exactly: the formulas of [Grid] define the centroids,
/// and
/// comparisons are with those very numbers.
final class CellLocator {
    private final Grid grid;

    CellLocator(Grid grid) {
        this.grid = grid;
    }

    /// The number of rows whose centroid lies on `lat` or north of it, which is the first row south of it.
    int rowsNotSouthOf(double lat) {
        double guess = (grid.originLat() - lat) / grid.pixelHeight() + 0.5;
        int row = (int) Math.min(Math.max(guess, 0), grid.nrows());
        while (row > 0 && grid.centroidLat(row - 1) < lat) {
            row--;
        }
        while (row < grid.nrows() && grid.centroidLat(row) >= lat) {
            row++;
        }
        return row;
    }

    /// The position of longitude `lon`: `2c` between the centroids of columns `c - 1` and `c`, `2c + 1` on that of `c`.
    int position(double lon) {
        double guess = (lon - grid.originLon()) / grid.pixelWidth() + 0.5;
        int col = (int) Math.min(Math.max(guess, 0), grid.ncols());
        while (col > 0 && grid.centroidLon(col - 1) >= lon) {
            col--;
        }
        while (col < grid.ncols() && grid.centroidLon(col) < lon) {
            col++;
        }
        return col < grid.ncols() && grid.centroidLon(col) == lon ? 2 * col + 1 : 2 * col;
    }

    /// The position, as in [#position], of the point where an edge that runs upwards meets latitude `lat`, which is
    /// within
    /// rounding of a centroid: by JTS's robust orientation predicate in double-double arithmetic.
    int crossingPosition(double lowX, double lowY, double highX, double highY, double lat) {
        double lon = lowX + (lat - lowY) / (highY - lowY) * (highX - lowX);
        int near = (int) Math.rint((lon - grid.originLon()) / grid.pixelWidth() - 0.5);
        int col = Math.min(Math.max(near, 0), grid.ncols() - 1);
        int side = CGAlgorithmsDD.orientationIndex(lowX, lowY, highX, highY, grid.centroidLon(col), lat);
        return switch (side) {
            case Orientation.LEFT -> 2 * col + 2;
            case Orientation.RIGHT -> 2 * col;
            default -> 2 * col + 1;
        };
    }
}
