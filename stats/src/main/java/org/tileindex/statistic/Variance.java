package org.tileindex.statistic;

/// The population's variance Σw(x - Σwx/Σw)²/Σw, rounded once from exact sums, as (S₀S₂ - S₁²) / S₀² with S₀ = Σw,
/// S₁ = Σwx and S₂ = Σwx². The result is the double nearest to the exact value, ties to even.
///
/// **Fast way.** Each sum is taken with a relative error of 2^-104 ([ExactSum#extended]), S₁ as a sum p + e of two
/// with |p| ≤ (1 + 2^-53) Σ|wx| and |e| ≤ 2^-53 Σ|wx|. By Cauchy and Schwarz, (Σ|wx|)² ≤ S₀S₂. With the bounds of
/// [Extended], in units of S₀S₂: the first product errs by at most 2 · 2^-104 + 2^-103 = 2^-102; S₁ by at most
/// 2^-102 √(S₀S₂), so its square by at most 2^-101 + 2^-103; the difference by 2^-104 more, in all by less than
/// 2^-100. The division by S₀², whose own relative error is below 2^-102, adds less than 2^-101 of the quotient,
/// which is at most S₂/S₀. The quotient errs by less than 2^-99 · S₂/S₀.
///
/// The test (A. Ziv, 1991) allows 2^-96 · S₂/S₀: if the quotient minus and plus this much round to the same double,
/// so does the exact value, because rounding is monotone. The surplus pays for the roundings of the test itself. It
/// fails where cancellation takes over 43 bits or so, and in other cases with the probability of coming this near
/// to a tie. Then, and where the result is not a normal number, [Dyadic] computes the quotient exactly.
final class Variance {
    private static final double TOLERANCE = 0x1p-96;

    private Variance() {}

    /// The variance by the fast way, or NaN where that leaves it open.
    ///
    /// @param weight S₀, more than 0
    /// @param first S₁
    /// @param second S₂
    static double fast(Extended weight, Extended first, Extended second) {
        Extended product = weight.times(second);
        Extended difference = product.plus(first.times(first).negated());
        Extended quotient = difference.dividedBy(weight.times(weight));
        double scale = Math.scalb(
                second.high() / weight.high() * TOLERANCE, second.exponent() - weight.exponent() - quotient.exponent());
        double least = quotient.high() + (quotient.low() - scale);
        double most = quotient.high() + (quotient.low() + scale);
        if (least != most || !(least > 0)) {
            return Double.NaN;
        }
        int exponent = Math.getExponent(least) + quotient.exponent();
        boolean normal = exponent >= Double.MIN_EXPONENT && exponent <= Double.MAX_EXPONENT;
        return normal ? Math.scalb(least, quotient.exponent()) : Double.NaN;
    }

    /// The variance by the exact way; never negative.
    static double exact(Dyadic weight, Dyadic first, Dyadic second) {
        Dyadic difference = weight.times(second).minus(first.times(first));
        return difference.nearestQuotient(weight.times(weight));
    }
}
