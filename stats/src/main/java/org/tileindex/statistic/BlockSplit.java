package org.tileindex.statistic;

/// Sums of blocks of doubles without rounding, by splitting each value against a power of two (S. M. Rump, T.
/// Ogita, S. Oishi, *Accurate Floating-Point Summation, Part I: Faithful Rounding*, 2008, section 3).
///
/// Let M be the floating-point sum of the absolute values, E its exponent, σ = 1.5 · 2^(E+2) and u = ulp(σ) =
/// 2^(E-50). Rounding is monotone, so no value is larger than M < 2^(E+1), and x + σ lies between 2^(E+2) and
/// 2^(E+3), where doubles are multiples of u. Hence:
///
/// - `h = (x + σ) - σ` is a multiple of u, within u/2 of x. The subtraction is exact, because both are multiples of
///   u whose difference is at most 2^51 u.
/// - `x - h` is the error of the addition x + σ, and so is a double.
/// - Any sum of some h is a multiple of u. Its absolute value is at most the exact sum of absolute values, which
///   rounding of up to [#BLOCK] additions leaves below 2^(E+1) · (1 + 2^-44), plus u/2 for each h, together below
///   2^53 u. So it is a double, and every addition of h is exact in any order.
///
/// Values that are multiples of u leave no rest: integers, if M is below 2^51, and float32 that are not smaller than
/// M by a factor of more than 2^26. Four sums run side by side, because an addition takes four cycles.
final class BlockSplit {
    /// Most values of a block.
    static final int BLOCK = 256;

    /// Values that are added at a time; the length of a block is a multiple of it.
    static final int LANES = 4;

    /// Sums of absolute values up to this one are split.
    private static final double MOST = 0x1p1000;

    /// After [#measure]: the sum of absolute values; after [#split] and [#splitRest]: that of the rests.
    private double magnitude;
    /// The exact sum of the parts h of the last split.
    private double high;
    private double sigma;
    private double[] rests = {};

    double high() {
        return high;
    }

    /// Whether the values, or the rests of the last split, are not all 0.
    boolean remains() {
        return magnitude != 0;
    }

    /// The rests of [#splitRest], one for each value of the block.
    double[] rests() {
        return rests;
    }

    /// Adds up absolute values.
    ///
    /// @return false if a value is not finite or the sum is too large to split
    boolean measure(double[] values, int from, int to) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        for (int i = from; i < to; i += LANES) {
            a += Math.abs(values[i]);
            b += Math.abs(values[i + 1]);
            c += Math.abs(values[i + 2]);
            d += Math.abs(values[i + 3]);
        }
        magnitude = (a + b) + (c + d);
        return magnitude < MOST;
    }

    /// Splits the values that were measured.
    void split(double[] values, int from, int to) {
        double s = sigma();
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        double restA = 0;
        double restB = 0;
        double restC = 0;
        double restD = 0;
        for (int i = from; i < to; i += LANES) {
            double highA = (values[i] + s) - s;
            double highB = (values[i + 1] + s) - s;
            double highC = (values[i + 2] + s) - s;
            double highD = (values[i + 3] + s) - s;
            a += highA;
            b += highB;
            c += highC;
            d += highD;
            restA += Math.abs(values[i] - highA);
            restB += Math.abs(values[i + 1] - highB);
            restC += Math.abs(values[i + 2] - highC);
            restD += Math.abs(values[i + 3] - highD);
        }
        high = (a + b) + (c + d);
        magnitude = (restA + restB) + (restC + restD);
    }

    /// Splits the rests that [#split] left of the same values.
    void splitRest(double[] values, int from, int to) {
        if (rests.length < to - from) {
            rests = new double[BLOCK];
        }
        double last = sigma;
        for (int i = from; i < to; i++) {
            rests[i - from] = values[i] - ((values[i] + last) - last);
        }
        split(rests, 0, to - from);
        for (int i = 0; i < to - from; i++) {
            rests[i] -= (rests[i] + sigma) - sigma;
        }
    }

    private double sigma() {
        sigma = Math.scalb(1.5, Math.getExponent(magnitude) + 2);
        return sigma;
    }
}
