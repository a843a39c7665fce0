package org.tileindex.statistic;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Finds majority, minority, variety and quantiles while it sees values and their weights in ascending order. All
/// weights are compared exactly.
final class RankingPass implements WeightVisitor {
    private final List<BigDecimal> quantiles;
    private final ExactSum total;
    private final Map<BigDecimal, Double> found = new HashMap<>();
    private final ExactSum cumulated = new ExactSum();
    /// The same as rounded sums of rounded weights, each a relative error of up to 2^-53.
    private double about;
    private int next;
    /// The next q times the total, both times a power of ten that makes q an integer.
    private Dyadic threshold = Dyadic.ZERO;
    private Dyadic power = Dyadic.ZERO;
    /// Less than q times the total by more than its roundings.
    private double below;

    private final Extreme greatest = new Extreme();
    private final Extreme least = new Extreme();
    private double majority;
    private double minority;
    private long variety;

    RankingPass(List<BigDecimal> quantiles, ExactSum total) {
        this.quantiles = quantiles.stream().distinct().sorted().toList();
        this.total = total;
        expect(0);
    }

    private void expect(int quantile) {
        next = quantile;
        if (next < quantiles.size()) {
            BigDecimal q = quantiles.get(next);
            int decimals = Math.max(0, q.scale());
            power = new Dyadic(BigInteger.TEN.pow(decimals), 0);
            threshold = new Dyadic(q.setScale(decimals).unscaledValue(), 0).times(total.dyadic());
            below = q.doubleValue() * total.value() * (1 - 0x1p-50);
        }
    }

    @Override
    public void visit(double value, ExactSum weight) {
        variety++;
        double rounded = weight.value();
        if (variety == 1 || greatest.isLessThan(rounded, weight)) {
            majority = value;
            greatest.set(rounded, weight);
        }
        if (variety == 1 || least.isMoreThan(rounded, weight)) {
            minority = value;
            least.set(rounded, weight);
        }
        if (next < quantiles.size()) {
            cumulated.add(weight);
            about += rounded;
            reach(value);
        }
    }

    /// The weight of one value. Rounding keeps the order of weights, so only those with the same double are
    /// compared exactly.
    private static final class Extreme {
        private final ExactSum exact = new ExactSum();
        private double rounded;

        void set(double newRounded, ExactSum weight) {
            rounded = newRounded;
            exact.clear();
            exact.add(weight);
        }

        boolean isLessThan(double otherRounded, ExactSum weight) {
            return rounded < otherRounded || (rounded == otherRounded && exact.compareTo(weight) < 0);
        }

        boolean isMoreThan(double otherRounded, ExactSum weight) {
            return rounded > otherRounded || (rounded == otherRounded && exact.compareTo(weight) > 0);
        }
    }

    /// The quantile q is the first value at which the cumulated weight is at least q of the total. Where rounded
    /// sums, which err by less than a factor of (1 + 2^-53)^(2 variety), are far enough below that, nothing exact
    /// is computed.
    private void reach(double value) {
        if (about * (1 + (variety + 4) * 0x1p-51) < below) {
            return;
        }
        Dyadic exact = cumulated.dyadic();
        while (next < quantiles.size() && !exact.times(power).isLessThan(threshold)) {
            found.put(quantiles.get(next), value);
            expect(next + 1);
        }
    }

    /// Empty if there were no values.
    Optional<Ranking> result() {
        return variety == 0 ? Optional.empty() : Optional.of(new Ranking(majority, minority, variety, found));
    }
}
