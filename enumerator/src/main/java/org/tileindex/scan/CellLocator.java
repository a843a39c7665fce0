package org.tileindex.scan;

import java.math.BigDecimal;
import org.tileindex.grid.Grid;

/// Locates coordinates exactly among the lines of a [Lattice].
final class CellLocator {
    private final Lattice lattice;
    private final Grid grid;

    CellLocator(Lattice lattice) {
        this.lattice = lattice;
        this.grid = lattice.grid();
    }

    /// The number of parallels on `lat` or north of it, which is also the index of the first parallel south of it.
    int parallelsNotSouthOf(double lat) {
        double guess = (grid.originLat() - lat) / grid.pixelHeight() - lattice.offset() + 1;
        int parallel = (int) Math.min(Math.max(guess, 0), lattice.parallels());
        while (parallel > 0 && lattice.lat(parallel - 1) < lat) {
            parallel--;
        }
        while (parallel < lattice.parallels() && lattice.lat(parallel) >= lat) {
            parallel++;
        }
        return parallel;
    }

    /// The position of longitude `lon`: `2m` between meridians `m - 1` and `m`, `2m + 1` on meridian `m`.
    int position(double lon) {
        double guess = (lon - lattice.originLon()) / grid.pixelWidth() - lattice.offset() + 1;
        int meridian = (int) Math.min(Math.max(guess, 0), lattice.meridians());
        while (meridian > 0 && lattice.lon(meridian - 1) >= lon) {
            meridian--;
        }
        while (meridian < lattice.meridians() && lattice.lon(meridian) < lon) {
            meridian++;
        }
        return meridian < lattice.meridians() && lattice.lon(meridian) == lon ? 2 * meridian + 1 : 2 * meridian;
    }

    /// The position of the point where an upward edge meets latitude `lat`, for a point within rounding of a meridian.
    /// The sign of the orientation determinant decides, in exact arithmetic.
    int crossingPosition(double lowX, double lowY, double highX, double highY, double lat) {
        double lon = lowX + (lat - lowY) / (highY - lowY) * (highX - lowX);
        int near = (int) Math.rint((lon - lattice.originLon()) / grid.pixelWidth() - lattice.offset());
        int meridian = Math.min(Math.max(near, 0), lattice.meridians() - 1);
        return 2 * meridian + 1 + side(lowX, lowY, highX, highY, lattice.lon(meridian), lat);
    }

    /// The side of the upward edge on which `(x, y)` lies: 1 west, -1 east, 0 on it. Double-double arithmetic, which
    /// JTS's predicate uses, has 106 bits and may give a determinant of 1e-33 the wrong sign; decimals hold every bit.
    private static int side(double lowX, double lowY, double highX, double highY, double x, double y) {
        BigDecimal run = new BigDecimal(highX).subtract(new BigDecimal(lowX));
        BigDecimal rise = new BigDecimal(highY).subtract(new BigDecimal(lowY));
        BigDecimal east = new BigDecimal(x).subtract(new BigDecimal(lowX));
        BigDecimal up = new BigDecimal(y).subtract(new BigDecimal(lowY));
        return run.multiply(up).compareTo(rise.multiply(east));
    }
}
