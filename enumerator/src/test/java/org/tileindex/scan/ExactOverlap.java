package org.tileindex.scan;

import java.math.BigDecimal;
import org.locationtech.jts.algorithm.locate.SimplePointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.Polygon;

/// Whether a valid polygon and an open rectangle share area, in exact decimal arithmetic: every double has a decimal.
///
/// An edge meets the open rectangle iff no line separates them, and of all lines those along the rectangle's sides
/// and along the edge suffice. Where no edge does, the rectangle lies wholly inside or wholly outside, as its middle
/// does.
final class ExactOverlap {
    private ExactOverlap() {}

    static boolean of(Polygon polygon, Envelope cell) {
        if (meets(polygon.getExteriorRing(), cell)) {
            return true;
        }
        for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
            if (meets(polygon.getInteriorRingN(i), cell)) {
                return true;
            }
        }
        return SimplePointInAreaLocator.locate(cell.centre(), polygon) == Location.INTERIOR;
    }

    private static boolean meets(LinearRing ring, Envelope cell) {
        CoordinateSequence at = ring.getCoordinateSequence();
        for (int i = 1; i < at.size(); i++) {
            if (meets(at.getCoordinate(i - 1), at.getCoordinate(i), cell)) {
                return true;
            }
        }
        return false;
    }

    private static boolean meets(Coordinate a, Coordinate b, Envelope cell) {
        if (Math.max(a.x, b.x) <= cell.getMinX()
                || Math.min(a.x, b.x) >= cell.getMaxX()
                || Math.max(a.y, b.y) <= cell.getMinY()
                || Math.min(a.y, b.y) >= cell.getMaxY()) {
            return false;
        }
        if (a.equals2D(b)) {
            return true;
        }
        int left = 0;
        int right = 0;
        for (double x : new double[] {cell.getMinX(), cell.getMaxX()}) {
            for (double y : new double[] {cell.getMinY(), cell.getMaxY()}) {
                int side = side(a, b, x, y);
                left += side > 0 ? 1 : 0;
                right += side < 0 ? 1 : 0;
            }
        }
        return left > 0 && right > 0;
    }

    /// 1 where `(x, y)` is left of the line from `a` to `b`, -1 where it is right, 0 on it.
    static int side(Coordinate a, Coordinate b, double x, double y) {
        BigDecimal run = exact(b.x).subtract(exact(a.x));
        BigDecimal rise = exact(b.y).subtract(exact(a.y));
        BigDecimal east = exact(x).subtract(exact(a.x));
        BigDecimal up = exact(y).subtract(exact(a.y));
        return run.multiply(up).compareTo(rise.multiply(east));
    }

    private static BigDecimal exact(double value) {
        return new BigDecimal(value);
    }
}
