package org.tileindex.scan;

import org.tileindex.grid.Grid;

/// Crossings of edges with rows' centroid latitudes, as parallel arrays: what a [CrossingKernel] reads and writes.
///
/// Of crossing `i`, the edge runs upwards from `(lowX[i], lowY[i])` to `(highX[i], highY[i])` and meets latitude
/// `lat[i]`,
/// with `lowY[i] <= lat[i] < highY[i]`.
public final class CrossingBatch {
    /// Crossings handled at a time: five arrays of this size stay in a core's first-level cache.
    public static final int CAPACITY = 512;

    public final double[] lowX = new double[CAPACITY];
    public final double[] lowY = new double[CAPACITY];
    public final double[] highX = new double[CAPACITY];
    public final double[] highY = new double[CAPACITY];
    public final double[] lat = new double[CAPACITY];

    /// Result: the number of columns in `[0, ncols]` whose centroid lies west of the crossing, or
    /// [CrossingKernel#NEAR].
    public final int[] column = new int[CAPACITY];

    final int[] row = new int[CAPACITY];
    int size;

    private final double originLon;
    private final double pixelWidth;
    private final double ncols;
    private final double tolerance;

    CrossingBatch(Grid grid) {
        this.originLon = grid.originLon();
        this.pixelWidth = grid.pixelWidth();
        this.ncols = grid.ncols();
        this.tolerance = tolerance(grid);
    }

    /// How close to a centroid, in columns, a computed crossing must be for rounding to matter.
    ///
    /// With u = 2⁻⁵³ and all coordinates within ±180: the slope's two differences, quotient and product each err by at
    /// most
    /// u relatively, so the longitude errs by at most 4u · 360 + u · 180 from `lowX`; subtracting the origin adds u ·
    /// 360.
    /// The centroid's own rounding is at most u · 540. Together under 2600u degrees, or 3e-13. The division by the
    /// width
    /// and the subtraction and addition of a half and one err by at most 3u columns' count. The bound below is more
    /// than
    /// ten times that, and it only costs time: what is within it is decided exactly.
    static double tolerance(Grid grid) {
        return 4e-12 / grid.pixelWidth() + 1e-14 * grid.ncols() + 1e-12;
    }

    public double originLon() {
        return originLon;
    }

    public double pixelWidth() {
        return pixelWidth;
    }

    public double ncols() {
        return ncols;
    }

    public double tolerance() {
        return tolerance;
    }
}
