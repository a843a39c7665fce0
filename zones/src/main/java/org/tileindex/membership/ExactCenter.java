package org.tileindex.membership;

import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.Polygon;

/// Decides in exact decimal arithmetic whether a polygon contains a point under the rule `center`: inside or on the
/// outer ring, and neither inside nor on a hole.
public final class ExactCenter {
    private ExactCenter() {}

    /// Whether `polygon` contains the point `(x, y)`.
    public static boolean contains(Polygon polygon, double x, double y) {
        if (locate(polygon.getExteriorRing(), x, y) == Location.EXTERIOR) {
            return false;
        }
        for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
            if (locate(polygon.getInteriorRingN(i), x, y) != Location.EXTERIOR) {
                return false;
            }
        }
        return true;
    }

    /// The point's location by the parity of the edges that a ray from it to the east crosses.
    private static int locate(LinearRing ring, double x, double y) {
        CoordinateSequence at = ring.getCoordinateSequence();
        boolean inside = false;
        for (int i = 1; i < at.size(); i++) {
            Coordinate low = at.getCoordinate(i - 1);
            Coordinate high = at.getCoordinate(i);
            if (low.y > high.y) {
                Coordinate swapped = low;
                low = high;
                high = swapped;
            }
            if (y < low.y || y > high.y) {
                continue;
            }
            int side = ExactEdge.side(low, high, x, y);
            if (side == 0 && x >= Math.min(low.x, high.x) && x <= Math.max(low.x, high.x)) {
                return Location.BOUNDARY;
            }
            inside ^= y < high.y && side > 0;
        }
        return inside ? Location.INTERIOR : Location.EXTERIOR;
    }
}
