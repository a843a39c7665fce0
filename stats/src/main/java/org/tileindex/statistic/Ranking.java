package org.tileindex.statistic;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Objects;

/// Results of a [Distribution] that has cells.
///
/// @param majority the value of greatest weight, of several the smallest
/// @param minority the value of least weight, of several the smallest
/// @param variety the number of distinct values
/// @param quantiles the values of the quantiles that were asked for
public record Ranking(double majority, double minority, long variety, Map<BigDecimal, Double> quantiles) {
    public Ranking {
        quantiles = Map.copyOf(quantiles);
    }

    /// A quantile that was asked for.
    double quantile(BigDecimal q) {
        return Objects.requireNonNull(quantiles.get(q));
    }
}
