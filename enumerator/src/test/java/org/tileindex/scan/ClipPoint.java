package org.tileindex.scan;

import java.math.BigInteger;

/// A point of the plane in homogeneous coordinates, which are whole numbers: it lies at `(x / w, y / w)` in units of a
/// power of two that all points share.
///
/// @param w positive
/// @param lon longitude in degrees, or near to it
/// @param lat latitude in degrees, likewise
record ClipPoint(BigInteger x, BigInteger y, BigInteger w, double lon, double lat) {
    /// A difference of degrees that is more than the errors of `lon` and `lat`.
    private static final double NEAR = 1e-9;

    /// Binary places of a rounded coordinate.
    private static final int PLACES = 60;

    /// The point at two doubles.
    ///
    /// @param turn whole degrees by which it is moved eastwards, exactly
    /// @param places binary places of a coordinate, at least [#places] of both
    static ClipPoint of(double lon, double lat, double turn, int places) {
        BigInteger moved = whole(lon, places).add(whole(turn, places));
        return new ClipPoint(moved, whole(lat, places), BigInteger.ONE, lon + turn, lat);
    }

    /// The number of binary places that `coordinate` has.
    static int places(double coordinate) {
        long bits = mantissa(coordinate);
        return bits == 0 ? 0 : Math.max(0, -exponent(coordinate) - Long.numberOfTrailingZeros(bits));
    }

    private static long mantissa(double coordinate) {
        long bits = Double.doubleToRawLongBits(Math.abs(coordinate));
        return Math.abs(coordinate) < Double.MIN_NORMAL ? bits : (bits & ((1L << 52) - 1)) | (1L << 52);
    }

    private static int exponent(double coordinate) {
        return Math.max(Math.getExponent(coordinate), Double.MIN_EXPONENT) - 52;
    }

    /// `coordinate` times a power of two.
    static BigInteger whole(double coordinate, int places) {
        BigInteger whole = BigInteger.valueOf(coordinate < 0 ? -mantissa(coordinate) : mantissa(coordinate));
        return whole.shiftLeft(exponent(coordinate) + places);
    }

    /// -1, 0 or 1: west of a meridian, on it or east of it; with `vertical` false, south or north of a parallel.
    ///
    /// @param whole the line as a whole number
    int side(boolean vertical, double line, BigInteger whole) {
        double near = vertical ? lon : lat;
        return Math.abs(near - line) > NEAR
                ? (near > line ? 1 : -1)
                : distance(vertical, whole).signum();
    }

    private BigInteger distance(boolean vertical, BigInteger line) {
        return (vertical ? x : y).subtract(line.multiply(w));
    }

    /// The point at which a meridian or parallel crosses the line to `other`, which lies on its other side.
    ClipPoint crossing(ClipPoint other, boolean vertical, BigInteger line, int places) {
        BigInteger here = distance(vertical, line).abs();
        BigInteger there = other.distance(vertical, line).abs();
        BigInteger acrossX = x.multiply(there).add(other.x.multiply(here));
        BigInteger acrossY = y.multiply(there).add(other.y.multiply(here));
        BigInteger weight = w.multiply(there).add(other.w.multiply(here));
        return new ClipPoint(
                acrossX, acrossY, weight, degrees(acrossX, weight, places), degrees(acrossY, weight, places));
    }

    private static double degrees(BigInteger coordinate, BigInteger weight, int places) {
        BigInteger nearest = coordinate.shiftLeft(PLACES).divide(weight.shiftLeft(places));
        return Math.scalb(nearest.doubleValue(), -PLACES);
    }
}
