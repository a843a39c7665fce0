package org.tileindex.scan;

import java.math.BigInteger;
import java.util.Comparator;
import java.util.Optional;
import org.apache.commons.numbers.fraction.BigFraction;
import org.tileindex.zone.Extent;

/// An edge of a polygon from its lower to its higher vertex, in rational arithmetic.
///
/// @param member the number of the polygon
/// @param box around it
record ExactSegment(int member, Extent box, BigFraction lowX, BigFraction lowY, BigFraction highX, BigFraction highY) {
    /// The order of fractions. [BigFraction#compareTo] of commons-numbers 1.2 takes -4 for greater than -3.
    static final Comparator<BigFraction> ASCENDING = ExactSegment::compare;

    private static int compare(BigFraction a, BigFraction b) {
        BigInteger left = a.getNumerator().multiply(b.getDenominator());
        BigInteger right = b.getNumerator().multiply(a.getDenominator());
        return left.compareTo(right)
                * a.getDenominator().signum()
                * b.getDenominator().signum();
    }

    /// Whether it crosses the parallel at `lat`, between its ends.
    boolean crosses(BigFraction lat) {
        return compare(lat, lowY) > 0 && compare(lat, highY) < 0;
    }

    /// The longitude at which its line crosses the parallel at `lat`.
    BigFraction longitudeAt(BigFraction lat) {
        return lat.subtract(lowY).multiply(run()).divide(rise()).add(lowX);
    }

    /// The latitude at which it crosses the meridian at `lon`, if it does and does not run along it.
    Optional<BigFraction> latitudeAt(BigFraction lon) {
        boolean beside = compare(lon, lowX) * compare(lon, highX) > 0;
        return beside || run().signum() == 0
                ? Optional.empty()
                : Optional.of(lon.subtract(lowX).multiply(rise()).divide(run()).add(lowY));
    }

    /// The latitude at which it crosses `other`, if the two are not parallel and cross between their ends.
    Optional<BigFraction> latitudeOfCrossing(ExactSegment other) {
        if (!box.meets(other.box)) {
            return Optional.empty();
        }
        BigFraction bottom = max(lowY, other.lowY);
        BigFraction top = min(highY, other.highY);
        if (ASCENDING.compare(bottom, top) >= 0) {
            return Optional.empty();
        }
        BigFraction below = longitudeAt(bottom).subtract(other.longitudeAt(bottom));
        BigFraction above = longitudeAt(top).subtract(other.longitudeAt(top));
        return below.signum() * above.signum() < 0
                ? Optional.of(below.divide(below.subtract(above))
                        .multiply(top.subtract(bottom))
                        .add(bottom))
                : Optional.empty();
    }

    private BigFraction run() {
        return highX.subtract(lowX);
    }

    private BigFraction rise() {
        return highY.subtract(lowY);
    }

    static BigFraction min(BigFraction a, BigFraction b) {
        return ASCENDING.compare(a, b) < 0 ? a : b;
    }

    static BigFraction max(BigFraction a, BigFraction b) {
        return ASCENDING.compare(a, b) > 0 ? a : b;
    }
}
