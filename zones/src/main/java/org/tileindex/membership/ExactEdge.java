package org.tileindex.membership;

import java.math.BigDecimal;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;

/// Positions of points and rectangles relative to an edge, in exact arithmetic: every double is a finite decimal
/// number, so decimals hold all bits of the determinant.
public final class ExactEdge {
    private ExactEdge() {}

    /// Whether the edge from `a` to `b` meets the open rectangle. It does unless a line separates the two (separating
    /// axis theorem), and only the lines along the rectangle's sides and along the edge need to be tried.
    public static boolean meets(Coordinate a, Coordinate b, Envelope rectangle) {
        if (Math.max(a.x, b.x) <= rectangle.getMinX()
                || Math.min(a.x, b.x) >= rectangle.getMaxX()
                || Math.max(a.y, b.y) <= rectangle.getMinY()
                || Math.min(a.y, b.y) >= rectangle.getMaxY()) {
            return false;
        }
        if (a.equals2D(b)) {
            return true;
        }
        int left = 0;
        int right = 0;
        for (double x : new double[] {rectangle.getMinX(), rectangle.getMaxX()}) {
            for (double y : new double[] {rectangle.getMinY(), rectangle.getMaxY()}) {
                int side = side(a, b, x, y);
                left += side > 0 ? 1 : 0;
                right += side < 0 ? 1 : 0;
            }
        }
        return left > 0 && right > 0;
    }

    /// The side of the line from `a` to `b` on which `(x, y)` lies: 1 left, -1 right, 0 on it.
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
