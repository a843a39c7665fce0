package org.tileindex.verify;

import java.util.concurrent.atomic.AtomicLongArray;
import net.sf.geographiclib.Geodesic;
import net.sf.geographiclib.PolygonArea;
import org.tileindex.grid.Grid;

/// Formulas of a cell's coordinates and area (contract, section 1.2), written a second time so that the checks share no
/// code with the program: only the grid's numbers are used, not its methods. Coordinates are in degrees.
final class CellFormulas {
    private final Grid grid;
    private final double[] west;
    private final double[] north;
    private final double[] centroidLon;
    private final double[] centroidLat;

    /// Areas as the bits of a double; 0 where not computed yet, which no area has because areas are positive.
    private final AtomicLongArray areas;

    CellFormulas(Grid grid) {
        this.grid = grid;
        this.west = new double[grid.ncols() + 1];
        this.north = new double[grid.nrows() + 1];
        this.centroidLon = new double[grid.ncols()];
        this.centroidLat = new double[grid.nrows()];
        this.areas = new AtomicLongArray(grid.nrows());
        for (int c = 0; c <= grid.ncols(); c++) {
            west[c] = grid.originLon() + c * grid.pixelWidth();
        }
        for (int c = 0; c < grid.ncols(); c++) {
            centroidLon[c] = grid.originLon() + (c + 0.5) * grid.pixelWidth();
        }
        for (int r = 0; r <= grid.nrows(); r++) {
            north[r] = grid.originLat() - r * grid.pixelHeight();
        }
        for (int r = 0; r < grid.nrows(); r++) {
            centroidLat[r] = grid.originLat() - (r + 0.5) * grid.pixelHeight();
        }
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

    double centroidLon(int col) {
        return centroidLon[col];
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

    /// The ellipsoidal area in m² of a cell of row `row`. GeographicLib computes it from the four corners of column 0.
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
        corners.AddPoint(north[row + 1], west[0]);
        corners.AddPoint(north[row + 1], west[1]);
        corners.AddPoint(north[row], west[1]);
        corners.AddPoint(north[row], west[0]);
        return corners.Compute(false, true).area;
    }
}
