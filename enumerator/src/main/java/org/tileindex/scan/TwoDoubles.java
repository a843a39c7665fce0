package org.tileindex.scan;

/// A number as the exact sum of two doubles, of which `low` is at most half a unit in the last place of `high`: 106
/// bits, or more where `high` is followed by zeros.
///
/// The operations are those of M. Joldes, J.-M. Muller, V. Popescu, *Tight and Rigorous Error Bounds for Basic Building
/// Blocks of Double-Word Arithmetic*, 2017: algorithms 6 (sum), 12 (product) and 17 (quotient), whose relative errors
/// are at most 3 u², 5 u² and 15 u² and a little, with u = 2^-53: less than 2^-102 each. No operation overflows or
/// underflows for coordinates of a grid and areas of its cells.
record TwoDoubles(double high, double low) {
    static final TwoDoubles ZERO = new TwoDoubles(0, 0);

    /// `a - b` without an error.
    static TwoDoubles difference(double a, double b) {
        return sum(a, -b);
    }

    /// `a + b` without an error (D. E. Knuth).
    static TwoDoubles sum(double a, double b) {
        double high = a + b;
        double part = high - a;
        return new TwoDoubles(high, (a - (high - part)) + (b - part));
    }

    /// `a + b` without an error, where `b` is not greater than `a` in magnitude (T. J. Dekker).
    private static TwoDoubles normalized(double a, double b) {
        double high = a + b;
        return new TwoDoubles(high, b - (high - a));
    }

    TwoDoubles plus(TwoDoubles other) {
        TwoDoubles highs = sum(high, other.high);
        TwoDoubles lows = sum(low, other.low);
        TwoDoubles first = normalized(highs.high, highs.low + lows.high);
        return normalized(first.high, lows.low + first.low);
    }

    TwoDoubles minus(TwoDoubles other) {
        return plus(other.negative());
    }

    TwoDoubles negative() {
        return new TwoDoubles(-high, -low);
    }

    TwoDoubles times(TwoDoubles other) {
        double product = high * other.high;
        double error = Math.fma(high, other.high, -product);
        double rest = Math.fma(low, other.high, Math.fma(high, other.low, low * other.low));
        return normalized(product, error + rest);
    }

    /// The product with a power of two, exact.
    TwoDoubles scaled(double powerOfTwo) {
        return new TwoDoubles(high * powerOfTwo, low * powerOfTwo);
    }

    TwoDoubles over(TwoDoubles other) {
        double quotient = high / other.high;
        TwoDoubles rest = minus(new TwoDoubles(quotient, 0).times(other));
        return normalized(quotient, rest.high / other.high);
    }
}
