package org.tileindex.harness;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The statistics of cells by the definitions of the contract, section 8.6, in decimal arithmetic: no sum is rounded
/// before its end.
final class BruteStatistics {
    private static final MathContext EXACT_ENOUGH = new MathContext(400);

    private final TreeMap<Double, BigDecimal> weights = new TreeMap<>();
    private BigDecimal total = BigDecimal.ZERO;
    private BigDecimal products = BigDecimal.ZERO;
    private BigDecimal first = BigDecimal.ZERO;
    private BigDecimal second = BigDecimal.ZERO;

    /// Adds a cell with a value.
    void add(double value, double weight) {
        if (weight == 0) {
            return;
        }
        BigDecimal w = new BigDecimal(weight);
        BigDecimal x = new BigDecimal(value);
        weights.merge(value + 0.0, w, BigDecimal::add);
        total = total.add(w);
        products = products.add(new BigDecimal(weight * value));
        first = first.add(w.multiply(x));
        second = second.add(w.multiply(x).multiply(x));
    }

    /// A column of the output, or the text `null`.
    Object value(String column) {
        double count = total.doubleValue();
        if (column.equals("count")) {
            return count;
        }
        if (weights.isEmpty()) {
            return "null";
        }
        double mean = products.doubleValue() / count;
        return switch (column) {
            case "sum", "weighted_sum" -> products.doubleValue();
            case "mean", "weighted_mean" -> mean;
            case "min" -> weights.firstKey();
            case "max" -> weights.lastKey();
            case "variance" -> variance();
            case "stdev" -> Math.sqrt(variance());
            case "cv" -> mean == 0 ? "null" : (Object) (Math.sqrt(variance()) / mean);
            case "median" -> quantile(new BigDecimal("0.5"));
            case "majority" -> extreme(1);
            case "minority" -> extreme(-1);
            case "variety" -> (long) weights.size();
            default -> quantile(new BigDecimal(column.substring("quantile_".length())));
        };
    }

    private double variance() {
        BigDecimal difference = total.multiply(second).subtract(first.multiply(first));
        return difference.divide(total.multiply(total), EXACT_ENOUGH).doubleValue();
    }

    private double quantile(BigDecimal q) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Map.Entry<Double, BigDecimal> value : weights.entrySet()) {
            sum = sum.add(value.getValue());
            if (sum.compareTo(total.multiply(q)) >= 0) {
                return value.getKey();
            }
        }
        throw new AssertionError("no value reaches " + q);
    }

    /// The value whose weight is greatest (1) or least (-1); of several, the smallest.
    private double extreme(int sign) {
        Map.Entry<Double, BigDecimal> found = weights.firstEntry();
        for (Map.Entry<Double, BigDecimal> value : weights.entrySet()) {
            if (value.getValue().compareTo(found.getValue()) * sign > 0) {
                found = value;
            }
        }
        return found.getKey();
    }

    /// Each value with its share of the weight, in ascending order.
    List<List<Double>> shares() {
        List<List<Double>> shares = new ArrayList<>();
        weights.forEach((value, weight) -> shares.add(List.of(value, weight.doubleValue() / total.doubleValue())));
        return shares;
    }
}
