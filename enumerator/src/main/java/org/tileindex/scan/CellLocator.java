package org.tileindex.scan;

import org.locationtech.jts.algorithm.CGAlgorithmsDD;
import org.locationtech.jts.algorithm.Orientation;
import org.tileindex.grid.Grid;

/// Where coordinates lie among the lines of a [Lattice], decided exactly.
final class CellLocator {
    private final Lattice lattice;
    private final Grid grid;

    CellLocator(Lattice lattice) {
        this.lattice = lattice;
        this.grid = lattice.grid();
    }

    /// The number of parallels that lie on `lat` or north of it, which is the first parallel south of it.
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
        double guess = (lon - grid.originLon()) / grid.pixelWidth() - lattice.offset() + 1;
        int meridian = (int) Math.min(Math.max(guess, 0), lattice.meridians());
        while (meridian > 0 && lattice.lon(meridian - 1) >= lon) {
            meridian--;
        }
        while (meridian < lattice.meridians() && lattice.lon(meridian) < lon) {
            meridian++;
        }
        return meridian < lattice.meridians() && lattice.lon(meridian) == lon ? 2 * meridian + 1 : 2 * meridian;
    }

    /// The position of the point where an edge that runs upwards meets latitude `lat`, which is within
    /// rounding of a meridian: by JTS's robust orientation predicate in double-double arithmetic.
    int crossingPosition(double lowX, double lowY, double highX, double highY, double lat) {
        double lon = lowX + (lat - lowY) / (highY - lowY) * (highX - lowX);
        int near = (int) Math.rint((lon - grid.originLon()) / grid.pixelWidth() - lattice.offset());
        int meridian = Math.min(Math.max(near, 0), lattice.meridians() - 1);
        int side = CGAlgorithmsDD.orientationIndex(lowX, lowY, highX, highY, lattice.lon(meridian), lat);
        return switch (side) {
            case Orientation.LEFT -> 2 * meridian + 2;
            case Orientation.RIGHT -> 2 * meridian;
            default -> 2 * meridian + 1;
        };
    }
}
