package org.tileindex.statistic;

import java.math.BigDecimal;
import java.math.BigInteger;

/// An exact number, `mantissa * 2^exponent`. Every finite double is one, and so are sums and products of them.
record Dyadic(BigInteger mantissa, int exponent) {
    static final Dyadic ZERO = new Dyadic(BigInteger.ZERO, 0);

    private static final int PRECISION = 53;
    private static final int LEAST_EXPONENT = -1_074;
    private static final int HEAD = 62;

    /// @param value a finite number
    static Dyadic of(double value) {
        int exponent = Math.max(Math.getExponent(value), Double.MIN_EXPONENT) - PRECISION + 1;
        long mantissa = (long) Math.scalb(value, -exponent);
        return new Dyadic(BigInteger.valueOf(mantissa), exponent);
    }

    Dyadic plus(Dyadic other) {
        if (mantissa.signum() == 0) {
            return other;
        }
        int common = Math.min(exponent, other.exponent);
        return new Dyadic(at(common).add(other.at(common)), common);
    }

    Dyadic minus(Dyadic other) {
        return plus(new Dyadic(other.mantissa.negate(), other.exponent));
    }

    boolean isLessThan(Dyadic other) {
        return minus(other).mantissa.signum() < 0;
    }

    private BigInteger at(int lower) {
        return mantissa.shiftLeft(exponent - lower);
    }

    /// Products are computed without the zeros at the end of mantissas, which may be a thousand.
    Dyadic times(Dyadic other) {
        Dyadic a = stripped();
        Dyadic b = other.stripped();
        return new Dyadic(a.mantissa.multiply(b.mantissa), a.exponent + b.exponent);
    }

    private Dyadic stripped() {
        int zeros = Math.max(0, mantissa.getLowestSetBit());
        return new Dyadic(mantissa.shiftRight(zeros), exponent + zeros);
    }

    /// The double nearest to the quotient, ties to even.
    ///
    /// The quotient of the mantissas is cut off after at least 63 bits. If it leaves a remainder, its last bit is
    /// set: it then lies on the same side of any double, and of the middle of any two, as the exact quotient.
    ///
    /// @param divisor more than 0
    double nearestQuotient(Dyadic divisor) {
        Dyadic a = stripped();
        Dyadic b = divisor.stripped();
        int missing = Math.max(0, HEAD + 2 - (a.mantissa.bitLength() - b.mantissa.bitLength()));
        BigInteger[] parts = a.mantissa.abs().shiftLeft(missing).divideAndRemainder(b.mantissa);
        BigInteger head = parts[1].signum() == 0 ? parts[0] : parts[0].setBit(0);
        double magnitude = new Dyadic(head, a.exponent - b.exponent - missing).nearest();
        return mantissa.signum() < 0 ? -magnitude : magnitude;
    }

    /// The double nearest to this number, which is not negative.
    private double nearest() {
        int unit = Math.max(mantissa.bitLength() + exponent - PRECISION, LEAST_EXPONENT);
        int dropped = unit - exponent;
        if (dropped <= 0) {
            return Math.scalb(mantissa.doubleValue(), exponent);
        }
        BigInteger kept = mantissa.shiftRight(dropped);
        boolean half = mantissa.testBit(dropped - 1);
        boolean more = mantissa.getLowestSetBit() < dropped - 1;
        if (half && (more || kept.testBit(0))) {
            kept = kept.add(BigInteger.ONE);
        }
        return Math.scalb(kept.doubleValue(), unit);
    }

    BigDecimal toBigDecimal() {
        Dyadic number = stripped();
        if (number.exponent >= 0) {
            return new BigDecimal(number.mantissa.shiftLeft(number.exponent));
        }
        BigInteger fives = BigInteger.valueOf(5).pow(-number.exponent);
        return new BigDecimal(number.mantissa.multiply(fives), -number.exponent);
    }
}
