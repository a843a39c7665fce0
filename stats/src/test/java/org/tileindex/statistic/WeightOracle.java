package org.tileindex.statistic;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The exact weight of each value, and what follows from it, by brute force.
final class WeightOracle {
    private final TreeMap<Double, BigDecimal> weights = new TreeMap<>();

    void add(double value, double weight) {
        if (weight > 0) {
            weights.merge(value == 0 ? 0.0 : value, new BigDecimal(weight), BigDecimal::add);
        }
    }

    static WeightOracle of(double[] values, double[] weights) {
        WeightOracle oracle = new WeightOracle();
        for (int i = 0; i < values.length; i++) {
            oracle.add(values[i], weights[i]);
        }
        return oracle;
    }

    private BigDecimal total() {
        return weights.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    double quantile(BigDecimal q) {
        BigDecimal threshold = total().multiply(q);
        BigDecimal cumulated = BigDecimal.ZERO;
        for (Map.Entry<Double, BigDecimal> entry : weights.entrySet()) {
            cumulated = cumulated.add(entry.getValue());
            if (cumulated.compareTo(threshold) >= 0) {
                return entry.getKey();
            }
        }
        throw new AssertionError("no value reaches " + threshold);
    }

    /// `min` finds the first of several.
    double minority() {
        return weights.entrySet().stream()
                .min(Map.Entry.comparingByValue())
                .orElseThrow()
                .getKey();
    }

    double majority() {
        return weights.entrySet().stream()
                .min(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .orElseThrow()
                .getKey();
    }

    /// Holds a distribution to all results.
    void hold(Distribution found, List<BigDecimal> quantiles) {
        Ranking ranking = found.ranking(quantiles).orElseThrow();
        assertEquals(majority(), ranking.majority(), "majority");
        assertEquals(minority(), ranking.minority(), "minority");
        assertEquals(weights.size(), ranking.variety(), "variety");
        for (BigDecimal q : quantiles) {
            assertEquals(quantile(q), ranking.quantile(q), () -> "quantile " + q);
        }
        double all = total().doubleValue();
        TreeMap<Double, Double> shares = new TreeMap<>();
        found.shares(shares::put);
        TreeMap<Double, Double> expected = new TreeMap<>();
        weights.forEach((value, weight) -> expected.put(value, weight.doubleValue() / all));
        assertEquals(expected, shares);
    }
}
