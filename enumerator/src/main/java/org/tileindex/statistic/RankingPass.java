package org.tileindex.statistic;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Finds majority, minority, variety and quantiles while it sees values and their weights in ascending order. All weights
/// are compared exactly.
final class RankingPass implements WeightVisitor {
    private final List<BigDecimal> quantiles;
    private final BigDecimal total;
    private final Map<BigDecimal, Double> found = new HashMap<>();
    private final ExactSum cumulated = new ExactSum();
    /// The same as rounded sums of rounded weights, each a relative error of up to 2^-53.
    private double about;
    private int next;
    private BigDecimal threshold = BigDecimal.ZERO;
    /// Less than the threshold by more than its rounding.
    private double below;

    private final ExactSum greatest = new ExactSum();
    private final ExactSum least = new ExactSum();
    private double majority;
    private double minority;
    private long variety;

    RankingPass(List<BigDecimal> quantiles, ExactSum total) {
        this.quantiles = quantiles.stream().distinct().sorted().toList();
        this.total = quantiles.isEmpty() ? BigDecimal.ZERO : total.exact();
        expect(0);
    }

    private void expect(int quantile) {
        next = quantile;
        if (next < quantiles.size()) {
            threshold = quantiles.get(next).multiply(total);
            below = threshold.doubleValue() * (1 - 0x1p-50);
        }
    }

    @Override
    public void visit(double value, ExactSum weight) {
        variety++;
        if (variety == 1 || weight.compareTo(greatest) > 0) {
            majority = value;
            greatest.clear();
            greatest.add(weight);
        }
        if (variety == 1 || weight.compareTo(least) < 0) {
            minority = value;
            least.clear();
            least.add(weight);
        }
        if (next < quantiles.size()) {
            cumulated.add(weight);
            about += weight.value();
            reach(value);
        }
    }

    /// The quantile q is the first value at which the cumulated weight is at least q of the total. Where rounded sums,
    /// which err by less than a factor of (1 + 2^-53)^(2 variety), are far enough below that, nothing exact is computed.
    private void reach(double value) {
        if (about * (1 + (variety + 4) * 0x1p-51) < below) {
            return;
        }
        BigDecimal exact = cumulated.exact();
        while (next < quantiles.size() && exact.compareTo(threshold) >= 0) {
            found.put(quantiles.get(next), value);
            expect(next + 1);
        }
    }

    /// Empty if there were no values.
    Optional<Ranking> result() {
        return variety == 0 ? Optional.empty() : Optional.of(new Ranking(majority, minority, variety, found));
    }
}
