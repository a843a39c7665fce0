package org.tileindex.membership;

import java.math.BigDecimal;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;

/// How an edge lies to points and rectangles, in exact decimal arithmetic: every double has a decimal.
public final class ExactEdge {
    private ExactEdge() {}

    /// Whether the edge from `a` to `b` meets the open rectangle: iff no line separates them, and of all lines those
    /// along the rectangle's sides and along the edge suffice.
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
