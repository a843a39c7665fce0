package org.tileindex.verify;

import java.util.Comparator;
import org.apache.commons.numbers.fraction.BigFraction;

/// An edge of a polygon from its lower to its higher vertex, in rational arithmetic. It does not lie along a parallel.
///
/// @param up whether the ring follows it from south to north
/// @param lowX longitude of its lower vertex
/// @param highX longitude of its higher vertex
/// @param south latitude of its lower vertex, as a double
/// @param north latitude of its higher vertex, as a double
record RationalEdge(
        boolean up,
        BigFraction lowX,
        BigFraction lowY,
        BigFraction highX,
        BigFraction highY,
        double south,
        double north) {
    /// The order of numbers. [BigFraction#compareTo] of commons-numbers 1.2 errs where they are negative.
    static final Comparator<BigFraction> ORDER = (a, b) -> a.subtract(b).signum();

    /// The edge between two vertices.
    ///
    /// @param turn degrees by which it is moved eastwards
    static RationalEdge of(double turn, double x, double y, double nextX, double nextY) {
        BigFraction moved = BigFraction.from(turn);
        BigFraction from = BigFraction.from(x).add(moved);
        BigFraction to = BigFraction.from(nextX).add(moved);
        return y < nextY
                ? new RationalEdge(true, from, BigFraction.from(y), to, BigFraction.from(nextY), y, nextY)
                : new RationalEdge(false, to, BigFraction.from(nextY), from, BigFraction.from(y), nextY, y);
    }

    BigFraction lonAt(BigFraction lat) {
        BigFraction part = lat.subtract(lowY).divide(highY.subtract(lowY));
        return highX.subtract(lowX).multiply(part).add(lowX);
    }

    /// The latitude at which its line, which is no meridian, meets a meridian.
    BigFraction latAt(BigFraction lon) {
        BigFraction part = lon.subtract(lowX).divide(highX.subtract(lowX));
        return highY.subtract(lowY).multiply(part).add(lowY);
    }

    /// Whether it has points on both sides of the parallel at `lat`.
    ///
    /// @param near the double next to `lat`. Rounding keeps the order of numbers, so that only equal ones need more.
    boolean crosses(BigFraction lat, double near) {
        return south <= near
                && near <= north
                && (south < near || ORDER.compare(lowY, lat) < 0)
                && (near < north || ORDER.compare(lat, highY) < 0);
    }

    /// The area of that part of the cell, between the latitudes of the edge, that lies east of the edge.
    BigFraction areaEast(CellBox cell) {
        BigFraction bottom = max(lowY, BigFraction.from(cell.south()));
        BigFraction top = min(highY, BigFraction.from(cell.north()));
        if (ORDER.compare(bottom, top) >= 0) {
            return BigFraction.ZERO;
        }
        BigFraction one = lonAt(bottom);
        BigFraction other = lonAt(top);
        BigFraction height = top.subtract(bottom);
        return height.multiply(meanWidth(min(one, other), max(one, other), cell));
    }

    /// The mean width of the cell east of a point that goes evenly from longitude `from` to longitude `to`.
    private static BigFraction meanWidth(BigFraction from, BigFraction to, CellBox cell) {
        BigFraction west = BigFraction.from(cell.west());
        BigFraction east = BigFraction.from(cell.east());
        BigFraction first = max(west, min(east, from));
        BigFraction last = max(west, min(east, to));
        BigFraction within = east.subtract(first.add(last).divide(2));
        if (ORDER.compare(from, to) == 0) {
            return within;
        }
        BigFraction before = max(BigFraction.ZERO, min(west, to).subtract(from));
        return before.multiply(cell.width())
                .add(last.subtract(first).multiply(within))
                .divide(to.subtract(from));
    }

    static BigFraction min(BigFraction a, BigFraction b) {
        return ORDER.compare(a, b) < 0 ? a : b;
    }

    static BigFraction max(BigFraction a, BigFraction b) {
        return ORDER.compare(a, b) < 0 ? b : a;
    }
}
