package org.tileindex.grid;

/// A raster grid over WGS84 longitude and latitude, north up: `nrows × ncols` cells, rows counted from the north,
/// columns from the west, both from 0. Lengths are in degrees (contract, section 1.2).
///
/// Every coordinate is one multiplication and one addition, in this order and without fused multiply-add, so that
/// every path and every machine gets the same bits.
///
/// @param nrows number of rows, in `[1, MAX_SIDE]`
/// @param ncols number of columns, in `[1, MAX_SIDE]`
/// @param originLon western edge of column 0
/// @param originLat northern edge of row 0
/// @param pixelWidth width of a cell, positive
/// @param pixelHeight height of a cell, positive
public record Grid(int nrows, int ncols, double originLon, double originLat, double pixelWidth, double pixelHeight) {
    /// Greatest number of rows or columns: the whole world in cells of 0.31 arc-seconds.
    public static final int MAX_SIDE = 1 << 22;

    /// Smallest side of a cell, in degrees: a tenth of a millimetre on the equator. Coordinates in doubles do not tell
    /// smaller cells apart.
    private static final double LEAST_SIZE = 1e-9;

    /// @throws IllegalArgumentException if a size is out of range or an edge lies outside [-180,180] × [-90,90]
    public Grid {
        if (nrows < 1 || ncols < 1 || nrows > MAX_SIDE || ncols > MAX_SIDE) {
            throw new IllegalArgumentException(
                    "a grid of %d × %d cells: each side must have 1 to %d".formatted(nrows, ncols, MAX_SIDE));
        }
        if (!(pixelWidth > 0) || !(pixelHeight > 0)) {
            throw new IllegalArgumentException(
                    "a cell of %s° × %s°: width and height must be positive".formatted(pixelWidth, pixelHeight));
        }
        if (pixelWidth < LEAST_SIZE || pixelHeight < LEAST_SIZE) {
            throw new IllegalArgumentException("a cell of %s° × %s°: width and height must be at least %s°"
                    .formatted(pixelWidth, pixelHeight, LEAST_SIZE));
        }
        double east = originLon + ncols * pixelWidth;
        double south = originLat - nrows * pixelHeight;
        if (!(originLon >= -180 && east <= 180 && south >= -90 && originLat <= 90)) {
            throw new IllegalArgumentException("a grid from %s,%s to %s,%s: it reaches outside [-180,180] × [-90,90]"
                    .formatted(originLon, south, east, originLat));
        }
    }

    /// The cell's id, unique in the grid: `row * ncols + col`.
    public long tileId(int row, int col) {
        return (long) row * ncols + col;
    }

    /// The western edge of column `col`; `col` may be `ncols`, for the grid's eastern edge.
    public double westEdge(int col) {
        return originLon + col * pixelWidth;
    }

    /// The northern edge of row `row`; `row` may be `nrows`, for the grid's southern edge.
    public double northEdge(int row) {
        return originLat - row * pixelHeight;
    }

    public double centroidLon(int col) {
        return originLon + (col + 0.5) * pixelWidth;
    }

    public double centroidLat(int row) {
        return originLat - (row + 0.5) * pixelHeight;
    }
}
