package org.tileindex.scan;

import java.math.BigInteger;

/// A fraction of whole numbers, which nobody reduces: the numbers of a few additions stay short enough.
///
/// @param under positive
record Ratio(BigInteger over, BigInteger under) {
    static final Ratio ZERO = new Ratio(BigInteger.ZERO, BigInteger.ONE);
    static final Ratio ONE = new Ratio(BigInteger.ONE, BigInteger.ONE);

    /// A double is a finite binary number.
    static Ratio of(double number) {
        int places = ClipPoint.places(number);
        return new Ratio(ClipPoint.whole(number, places), BigInteger.ONE.shiftLeft(places));
    }

    Ratio plus(Ratio other) {
        return new Ratio(over.multiply(other.under).add(other.over.multiply(under)), under.multiply(other.under));
    }

    Ratio minus(Ratio other) {
        return plus(new Ratio(other.over.negate(), other.under));
    }

    Ratio abs() {
        return new Ratio(over.abs(), under);
    }

    /// @param divisor positive
    Ratio over(BigInteger divisor) {
        return new Ratio(over, under.multiply(divisor));
    }

    int signum() {
        return over.signum();
    }

    boolean isOne() {
        return over.equals(under);
    }

    boolean isAtMost(Ratio other) {
        return minus(other).signum() <= 0;
    }

    /// About the number, for messages.
    double near() {
        int shift = Math.max(0, under.bitLength() - Double.MAX_EXPONENT);
        return over.shiftRight(shift).doubleValue() / under.shiftRight(shift).doubleValue();
    }
}
