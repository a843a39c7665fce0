package org.tileindex.statistic;

/// A number as the sum of two doubles, times a power of two: `(high + low) * 2^exponent`, with `high` the double
/// nearest to the sum of both.
///
/// Operations on double-doubles are those of M. Joldes, J.-M. Muller, V. Popescu, *Tight and rigorous error bounds
/// for basic building blocks of double-word arithmetic* (2017). With u = 2^-53, relative errors are at most 3u² for
/// sums (algorithm 6), 5u² for products (algorithm 12) and 15u² for quotients (algorithm 17).
record Extended(double high, double low, int exponent) {
    /// The sum of two numbers, rounded to double once and to the difference once.
    static Extended of(double a, double b, int exponent) {
        double sum = a + b;
        double part = sum - a;
        return new Extended(sum, (a - (sum - part)) + (b - part), exponent);
    }

    /// The same number with a larger exponent. What falls below the range of doubles is lost.
    private Extended raised(int to) {
        int by = Math.max(exponent - to, -3_000);
        return new Extended(Math.scalb(high, by), Math.scalb(low, by), to);
    }

    /// The sum; the number with the smaller exponent may lose what is below 2^-1022 in units of the other.
    Extended plus(Extended other) {
        if (high == 0) {
            return other;
        }
        if (other.high == 0) {
            return this;
        }
        int common = Math.max(exponent, other.exponent);
        Extended a = raised(common);
        Extended b = other.raised(common);
        Extended highs = of(a.high, b.high, common);
        Extended lows = of(a.low, b.low, common);
        Extended first = of(highs.high, highs.low + lows.high, common);
        return of(first.high, lows.low + first.low, common);
    }

    Extended negated() {
        return new Extended(-high, -low, exponent);
    }

    Extended times(Extended other) {
        double product = high * other.high;
        double error = Math.fma(high, other.high, -product);
        double cross = Math.fma(low, other.high, Math.fma(high, other.low, low * other.low));
        return of(product, error + cross, exponent + other.exponent);
    }

    Extended dividedBy(Extended other) {
        double first = high / other.high;
        Extended product = other.times(new Extended(first, 0, 0));
        double rest = (high - product.high) + (low - product.low);
        return of(first, rest / other.high, exponent - other.exponent);
    }
}
