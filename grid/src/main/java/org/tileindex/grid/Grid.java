package org.tileindex.grid;

/// A raster grid, north up: `nrows × ncols` cells, rows counted from the north, columns from the west, both from 0
/// (contract, section 1.2). It lies on the globe, and lengths are in degrees, or in the plane of a projected CRS, and
/// what is called longitude and latitude here is a place in that plane, in metres.
///
/// Every coordinate is one multiplication and one addition, in this order and without fused multiply-add, so that
/// every path and every machine gets the same bits. A zero is always +0: an origin of -0 is taken as +0, a product of a
/// number and a positive size is never -0, and neither is a sum or a difference of two that are not.
///
/// A grid on the globe may reach beyond ±180, with an extent of up to 360° and two cells, between -540 and 540
/// (contract, section 1.3). The coordinates here are the formulas'; [LongitudeWrap] says how longitudes are written,
/// [TurnedGrid] where on the globe the cells lie. A grid may overshoot ±90 and the limits of its extent by a thousandth
/// of a cell, because a typed cell size is rounded.
///
/// @param nrows number of rows, in `[1, MAX_SIDE]`
/// @param ncols number of columns, in `[1, MAX_SIDE]`
/// @param originLon western edge of column 0
/// @param originLat northern edge of row 0
/// @param pixelWidth width of a cell, positive
/// @param pixelHeight height of a cell, positive
public record Grid(
        int nrows, int ncols, double originLon, double originLat, double pixelWidth, double pixelHeight, Crs crs) {
    /// Greatest number of rows or columns: the whole world in cells of 0.31 arc-seconds.
    public static final int MAX_SIDE = 1 << 22;

    /// Smallest side of a cell, in degrees: a tenth of a millimetre on the equator. Coordinates in doubles do not tell
    /// smaller cells apart.
    private static final double LEAST_SIZE = 1e-9;

    /// Smallest side of a cell in a plane, in metres.
    private static final double LEAST_METRES = 1e-4;

    /// Greatest coordinate in a plane, in metres: more than twice the length of the equator. The exactness of the scan
    /// rests on it.
    public static final double MOST_METRES = 1e8;

    /// Parts of a cell by which a grid may overshoot its limits.
    static final double OVERSHOOT = 1e-3;

    private static final double MOST_LON = 540;
    private static final double MOST_LAT = 90;
    static final double TURN = 360;
    static final double HALF_TURN = 180;
    private static final int MORE_CELLS = 2;

    /// @throws IllegalArgumentException if a size or the place is out of range
    public Grid {
        if (nrows < 1 || ncols < 1 || nrows > MAX_SIDE || ncols > MAX_SIDE) {
            throw new IllegalArgumentException(
                    "a grid of %d × %d cells: each side must have 1 to %d".formatted(nrows, ncols, MAX_SIDE));
        }
        if (!(pixelWidth > 0) || !(pixelHeight > 0)) {
            throw new IllegalArgumentException("a cell of %s%s × %s%s: width and height must be positive"
                    .formatted(pixelWidth, crs.unit(), pixelHeight, crs.unit()));
        }
        double least = crs.isProjected() ? LEAST_METRES : LEAST_SIZE;
        if (pixelWidth < least || pixelHeight < least) {
            throw new IllegalArgumentException("a cell of %s%s × %s%s: width and height must be at least %s%s"
                    .formatted(pixelWidth, crs.unit(), pixelHeight, crs.unit(), least, crs.unit()));
        }
        Bounds bounds =
                new Bounds(originLon, originLat - nrows * pixelHeight, originLon + ncols * pixelWidth, originLat);
        if (crs.isProjected()) {
            requirePlane(bounds);
        } else {
            requirePlace(bounds, pixelWidth, pixelHeight);
        }
        // -0 + 0 is +0, and every other number is unchanged.
        originLon += 0.0;
        originLat += 0.0;
    }

    /// A grid on the globe.
    public Grid(int nrows, int ncols, double originLon, double originLat, double pixelWidth, double pixelHeight) {
        this(nrows, ncols, originLon, originLat, pixelWidth, pixelHeight, Crs.LON_LAT);
    }

    private static void requirePlane(Bounds bounds) {
        if (Math.max(-bounds.west(), bounds.east()) > MOST_METRES
                || Math.max(-bounds.south(), bounds.north()) > MOST_METRES) {
            throw new IllegalArgumentException("a grid from %s,%s to %s,%s: it reaches farther than %s m"
                    .formatted(bounds.west(), bounds.south(), bounds.east(), bounds.north(), MOST_METRES));
        }
    }

    /// @throws IllegalArgumentException if a grid with these bounds and cells of this size is wider than 360° and two
    ///     cells, or reaches too far
    static void requirePlace(Bounds bounds, double pixelWidth, double pixelHeight) {
        double width = bounds.east() - bounds.west();
        if (width > TURN + (MORE_CELLS + OVERSHOOT) * pixelWidth) {
            throw new IllegalArgumentException("a grid from %s to %s degrees east: it is wider than 360° and two cells"
                    .formatted(bounds.west(), bounds.east()));
        }
        double lon = MOST_LON + OVERSHOOT * pixelWidth;
        double lat = MOST_LAT + OVERSHOOT * pixelHeight;
        if (bounds.west() < -lon || bounds.east() > lon || bounds.south() < -lat || bounds.north() > lat) {
            throw new IllegalArgumentException("a grid from %s,%s to %s,%s: it reaches outside [-540,540] × [-90,90]"
                    .formatted(bounds.west(), bounds.south(), bounds.east(), bounds.north()));
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
