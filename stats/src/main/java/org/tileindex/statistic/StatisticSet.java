package org.tileindex.statistic;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;

/// The statistics of a run in the order of their columns, each once; and what must be collected for them. `frac`, whose
/// table has a row for each value, is alone.
public final class StatisticSet {
    /// The statistics of a run that names none: count, sum, mean, min, max and stdev.
    public static final StatisticSet DEFAULT = parse("count,sum,mean,min,max,stdev");

    private final List<Statistic> statistics;
    private final boolean needsMoments;
    private final boolean needsDistribution;
    private final List<BigDecimal> quantiles;

    /// Leaves out repetitions.
    ///
    /// @throws IllegalArgumentException if there are none, or `frac` is not alone
    public StatisticSet(List<Statistic> named) {
        statistics = named.stream().distinct().toList();
        if (statistics.isEmpty()) {
            throw new IllegalArgumentException("no statistic is named");
        }
        if (statistics.size() > 1 && statistics.stream().anyMatch(StatisticSet::isFrac)) {
            throw new IllegalArgumentException(
                    "statistic frac has a row for each value and needs a run of its own; leave out the others");
        }
        needsMoments = statistics.stream().anyMatch(Statistic::needsMoments);
        needsDistribution = statistics.stream().anyMatch(Statistic::needsDistribution);
        quantiles = statistics.stream()
                .filter(Statistic::isQuantile)
                .map(Statistic::q)
                .toList();
    }

    private static boolean isFrac(Statistic statistic) {
        return statistic.kind() == Statistic.Kind.FRAC;
    }

    /// Reads names with commas between them.
    ///
    /// @throws IllegalArgumentException if one of them is unknown, or `frac` is not alone
    public static StatisticSet parse(String names) {
        return new StatisticSet(Arrays.stream(names.split(",", -1))
                .map(String::strip)
                .map(Statistic::parse)
                .toList());
    }

    /// At least one.
    public List<Statistic> statistics() {
        return statistics;
    }

    /// Whether this is `frac`: shares of distinct values instead of columns.
    public boolean isShares() {
        return isFrac(statistics.getFirst());
    }

    /// Whether a variance is part of it.
    public boolean needsMoments() {
        return needsMoments;
    }

    /// Whether the weights of distinct values are needed.
    public boolean needsDistribution() {
        return needsDistribution;
    }

    /// The exact q of quantiles and of the median, in the order of columns.
    List<BigDecimal> quantiles() {
        return quantiles;
    }
}
