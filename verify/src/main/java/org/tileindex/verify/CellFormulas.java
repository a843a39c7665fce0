package org.tileindex.verify;

import java.util.concurrent.atomic.AtomicLongArray;
import net.sf.geographiclib.Geodesic;
import net.sf.geographiclib.PolygonArea;
import org.tileindex.grid.Grid;

/// Formulas of a cell's coordinates and area (contract, section 1.2), written a second time so that the checks share no
/// code with the program: only the grid's numbers are used, not its methods. Coordinates are in degrees, or in metres
/// where the grid is in a plane.
///
/// Edges and centres are where the grid has them, beyond ±180 if it reaches there; `min`, `max` and `centroid` are the
/// longitudes that are written, brought back by a turn (contract, section 1.3).
final class CellFormulas {
    static final double HALF_TURN = 180;
    private static final double[] TURNS = {0, 360, -360, 720};
    private static final double[] NO_TURN = {0};
    private static final double TURN = 360;
    private static final double POLE = 90;

    private final Grid grid;
    private final double[] west;
    private final double[] north;
    private final double[] middle;
    private final double[] moved;
    private final double[] centroidLat;

    /// Areas as the bits of a double; 0 where not computed yet, which no area has because areas are positive.
    private final AtomicLongArray areas;

    CellFormulas(Grid grid) {
        this.grid = grid;
        this.west = new double[grid.ncols() + 1];
        this.north = new double[grid.nrows() + 1];
        this.middle = new double[grid.ncols()];
        this.moved = new double[grid.ncols()];
        this.centroidLat = new double[grid.nrows()];
        this.areas = new AtomicLongArray(grid.nrows());
        for (int c = 0; c <= grid.ncols(); c++) {
            west[c] = grid.originLon() + c * grid.pixelWidth();
        }
        for (int c = 0; c < grid.ncols(); c++) {
            middle[c] = grid.originLon() + (c + 0.5) * grid.pixelWidth();
            moved[c] = isPlane() ? 0 : west[c] >= HALF_TURN ? TURN : west[c + 1] <= -HALF_TURN ? -TURN : 0;
        }
        for (int r = 0; r <= grid.nrows(); r++) {
            north[r] = grid.originLat() - r * grid.pixelHeight();
        }
        for (int r = 0; r < grid.nrows(); r++) {
            centroidLat[r] = grid.originLat() - (r + 0.5) * grid.pixelHeight();
        }
    }

    /// Whether coordinates are metres in a plane.
    boolean isPlane() {
        return grid.crs().isProjected();
    }

    /// Whether zones can have area between two coordinates: in a plane everywhere.
    boolean meetsZones(double west, double east) {
        return isPlane() || (west < HALF_TURN && east > -HALF_TURN);
    }

    /// The unit of coordinates, as it follows a number.
    String unit() {
        return grid.crs().unit();
    }

    /// Whether two values have the same bits.
    static boolean isSame(double a, double b) {
        return Double.doubleToRawLongBits(a) == Double.doubleToRawLongBits(b);
    }

    int nrows() {
        return grid.nrows();
    }

    int ncols() {
        return grid.ncols();
    }

    long tileId(int row, int col) {
        return (long) row * grid.ncols() + col;
    }

    /// The western edge of column `col`, which may be `ncols`.
    double west(int col) {
        return west[col];
    }

    /// The northern edge of row `row`, which may be `nrows`.
    double north(int row) {
        return north[row];
    }

    /// The longitude of the centre of column `col`.
    double middle(int col) {
        return middle[col];
    }

    /// The written longitude of the western edge of column `col`.
    double minLon(int col) {
        return west[col] - moved[col];
    }

    /// The written longitude of the eastern edge of column `col`.
    double maxLon(int col) {
        return west[col + 1] - moved[col];
    }

    /// The western edge of columns `[from, to)` as one rectangle: where they are not all moved by the same turn, they
    /// stay where the grid has them.
    double westOf(int from, int to) {
        return west[from] - turnOf(from, to);
    }

    /// Their eastern edge.
    double eastOf(int from, int to) {
        return west[to] - turnOf(from, to);
    }

    private double turnOf(int from, int to) {
        return moved[from] == moved[to - 1] ? moved[from] : 0;
    }

    /// The written longitude of the centre of column `col`.
    double centroidLon(int col) {
        return middle[col] - moved[col];
    }

    /// Turns by which a cell may have to be moved to lie in the longitudes of the zones.
    double[] turns() {
        boolean beyond = !isPlane() && (west[0] < -HALF_TURN || west[grid.ncols()] > HALF_TURN);
        return beyond ? TURNS.clone() : NO_TURN.clone();
    }

    /// Whether `lon` lies inside the grid, on neither of its sides.
    boolean isInside(double lon) {
        return west[0] < lon && lon < west[grid.ncols()];
    }

    double centroidLat(int row) {
        return centroidLat[row];
    }

    /// Longitude `lon` in cells from the grid's western edge. It is rounded: good for searching, not for deciding.
    double colAt(double lon) {
        return (lon - grid.originLon()) / grid.pixelWidth();
    }

    /// Latitude `lat` in cells from the grid's northern edge. It is rounded: good for searching, not for deciding.
    double rowAt(double lat) {
        return (grid.originLat() - lat) / grid.pixelHeight();
    }

    /// The ellipsoidal area in m² of a cell of row `row`. GeographicLib computes it from the four corners of column 0;
    /// a corner beyond a pole lies on it.
    double area(int row) {
        long bits = areas.get(row);
        if (bits == 0) {
            bits = Double.doubleToRawLongBits(compute(row));
            areas.set(row, bits);
        }
        return Double.longBitsToDouble(bits);
    }

    private double compute(int row) {
        PolygonArea corners = new PolygonArea(Geodesic.WGS84, false);
        double top = Math.min(north[row], POLE);
        double bottom = Math.max(north[row + 1], -POLE);
        corners.AddPoint(bottom, west[0]);
        corners.AddPoint(bottom, west[1]);
        corners.AddPoint(top, west[1]);
        corners.AddPoint(top, west[0]);
        return corners.Compute(false, true).area;
    }
}
