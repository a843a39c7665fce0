package org.tileindex.scan;

import org.tileindex.grid.Grid;

/// Crossings of edges with the parallels of a [Lattice], as parallel arrays that a [CrossingKernel] reads and writes.
///
/// The edge of crossing `i` runs upwards from `(lowX[i], lowY[i])` to `(highX[i], highY[i])` and meets latitude
/// `lat[i]`, with `lowY[i] <= lat[i] < highY[i]`.
public final class CrossingBatch {
    /// Number of crossings in a batch: five arrays of this size stay in a core's first-level cache.
    public static final int CAPACITY = 512;

    public final double[] lowX = new double[CAPACITY];
    public final double[] lowY = new double[CAPACITY];
    public final double[] highX = new double[CAPACITY];
    public final double[] highY = new double[CAPACITY];
    public final double[] lat = new double[CAPACITY];

    /// Result: the number of meridians west of the crossing, or [CrossingKernel#NEAR].
    public final int[] west = new int[CAPACITY];

    final int[] parallel = new int[CAPACITY];
    int size;

    private final double originLon;
    private final double pixelWidth;
    private final double offset;
    private final double meridians;
    private final double tolerance;

    CrossingBatch(Lattice lattice) {
        Grid grid = lattice.grid();
        this.originLon = lattice.originLon();
        this.pixelWidth = grid.pixelWidth();
        this.offset = lattice.offset();
        this.meridians = lattice.meridians();
        this.tolerance = tolerance(grid);
    }

    /// Distance from a meridian, in columns, within which rounding may put a computed crossing on the wrong side.
    ///
    /// With u = 2⁻⁵³, all longitudes of rings within ±540 and of meridians within ±900: the slope's two differences,
    /// quotient and product each err by at most u relatively, so the longitude errs by at most 4u · 360 + u · 540 from
    /// `lowX`; subtracting the origin, rounded by u · 900, adds u · 1440. The meridian's own rounding is at most
    /// u · 540 and u · 900 for the turn. Together under 5800u degrees, or 7e-13. The division by the width, the
    /// subtraction of the offset and the addition of one err by at most 3u times the number of columns. The bound below
    /// is over five times that. A generous bound only costs time, because crossings within it are decided exactly.
    ///
    /// Longitudes of rings that wind round the world or round a pole leave ±540, but an edge that has a vertex there
    /// spans at most 360° and lies outside [-180, 180].
    ///
    /// In a plane, coordinates of rings and meridians are within M = [Grid#MOST_METRES]. The same steps err by at most
    /// 4u · 2M + u · M for the crossing, 2u · M for the difference from the origin and 3u · M for the meridian, in all
    /// by 14u · M or 1.6e-7 m. The bound below is six times that.
    static double tolerance(Grid grid) {
        if (grid.crs().isProjected()) {
            return 1e-6 / grid.pixelWidth() + 1e-14 * grid.ncols() + 1e-12;
        }
        return 4e-12 / grid.pixelWidth() + 1e-14 * grid.ncols() + 1e-12;
    }

    public double originLon() {
        return originLon;
    }

    public double pixelWidth() {
        return pixelWidth;
    }

    /// The distance of meridian 0 from the origin, in widths.
    public double offset() {
        return offset;
    }

    public double meridians() {
        return meridians;
    }

    public double tolerance() {
        return tolerance;
    }
}
