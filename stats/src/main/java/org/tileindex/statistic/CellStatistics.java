package org.tileindex.statistic;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// Statistics of the cells of one zone in one raster band (contract, section 8.6). It keeps what its set of
/// statistics needs, and no more.
///
/// Values are not NaN; weights are finite and not negative. A cell of weight 0 counts in nothing. The order of
/// cells and their partition among several collectors, which are merged later, cannot change a bit of any result.
///
/// Threads may not share a collector.
public final class CellStatistics implements AutoCloseable {
    private final WeightedSums sums;
    private final Optional<Distribution> distribution;
    private final List<BigDecimal> quantiles;

    /// Results that several statistics have in common, as long as no cell is added.
    private OptionalDouble variance = OptionalDouble.empty();
    private Optional<Ranking> ranking = Optional.empty();

    /// A collector without cells.
    ///
    /// @param set the statistics that [#value] will be asked for
    /// @param budget bytes of memory for a [Distribution], if the set needs one
    /// @param folder for its temporary files
    /// @param blocks room for numbers while they are added; collectors of one thread may share it
    public CellStatistics(StatisticSet set, long budget, Path folder, SumBlocks blocks) {
        this.sums = new WeightedSums(set.needsMoments(), blocks);
        this.distribution = set.needsDistribution() ? Optional.of(new Distribution(budget, folder)) : Optional.empty();
        this.quantiles = set.quantiles();
    }

    /// Adds `values[from, to)`, cells of weight 1.
    public void add(double[] values, int from, int to) {
        change();
        sums.add(values, from, to);
        if (distribution.isPresent()) {
            distribution.get().add(values, from, to);
        }
    }

    /// Adds a cell.
    public void add(double value, double weight) {
        change();
        sums.add(value, weight);
        if (distribution.isPresent()) {
            distribution.get().add(value, weight);
        }
    }

    /// Adds cells `[from, to)` with a weight each.
    public void add(double[] values, double[] weights, int from, int to) {
        change();
        sums.add(values, weights, from, to);
        if (distribution.isPresent()) {
            Distribution cells = distribution.get();
            for (int i = from; i < to; i++) {
                cells.add(values[i], weights[i]);
            }
        }
    }

    /// Takes over all cells of another collector for the same set, which is empty afterwards.
    public void merge(CellStatistics other) {
        change();
        sums.add(other.sums);
        distribution.ifPresent(cells -> cells.merge(other.distribution.orElseThrow()));
        other.clear();
    }

    /// Forgets all cells. Memory is kept for the next use.
    public void clear() {
        change();
        sums.clear();
        distribution.ifPresent(Distribution::clear);
    }

    private void change() {
        variance = OptionalDouble.empty();
        ranking = Optional.empty();
    }

    /// The number of cells with a weight above 0.
    public long cells() {
        return sums.cells();
    }

    /// A statistic of the set; empty where the row has null (contract, section 8.6): without cells, unless `count` or
    /// `cells` is asked for, which are 0 then; and `cv` where the mean is 0. `mean` is sum divided by count, both
    /// rounded; `cv` is stdev divided by mean. `weighted_mean` and `weighted_sum` are other names of `mean` and `sum`.
    ///
    /// @throws IllegalArgumentException for `frac`, which is not a number: see [#shares]
    /// @throws IllegalStateException if the statistic is not one of the set and what it needs was not kept
    public OptionalDouble value(Statistic statistic) {
        return switch (statistic.kind()) {
            case COUNT -> OptionalDouble.of(sums.count());
            case CELLS -> OptionalDouble.of((double) sums.cells());
            case FRAC -> throw new IllegalArgumentException("frac is a table of shares, not a number");
            default -> sums.cells() == 0 ? OptionalDouble.empty() : ofCells(statistic);
        };
    }

    private OptionalDouble ofCells(Statistic statistic) {
        return switch (statistic.kind()) {
            case SUM, WEIGHTED_SUM -> OptionalDouble.of(sums.sum());
            case MEAN, WEIGHTED_MEAN -> OptionalDouble.of(sums.mean());
            case MIN -> OptionalDouble.of(sums.min());
            case MAX -> OptionalDouble.of(sums.max());
            case VARIANCE -> OptionalDouble.of(variance());
            case STDEV -> OptionalDouble.of(Math.sqrt(variance()));
            case CV -> cv(sums.mean());
            case MEDIAN, QUANTILE -> OptionalDouble.of(ranking().quantile(statistic.q()));
            case MAJORITY -> OptionalDouble.of(ranking().majority());
            case MINORITY -> OptionalDouble.of(ranking().minority());
            case VARIETY -> OptionalDouble.of((double) ranking().variety());
            case COUNT, CELLS, FRAC -> throw new IllegalArgumentException(statistic.column());
        };
    }

    private OptionalDouble cv(double mean) {
        return mean == 0 ? OptionalDouble.empty() : OptionalDouble.of(Math.sqrt(variance()) / mean);
    }

    private double variance() {
        if (variance.isEmpty()) {
            variance = OptionalDouble.of(sums.variance());
        }
        return variance.getAsDouble();
    }

    private Ranking ranking() {
        if (ranking.isEmpty()) {
            ranking = distribution().ranking(quantiles);
        }
        return ranking.orElseThrow();
    }

    /// Goes through the distinct values in ascending order, each with its share of the weight.
    ///
    /// @throws IllegalStateException if the set needs no distribution
    public void shares(ShareVisitor visitor) {
        distribution().shares(visitor);
    }

    private Distribution distribution() {
        return distribution.orElseThrow(() -> new IllegalStateException("no distribution was kept"));
    }

    /// Deletes temporary files.
    @Override
    public void close() {
        distribution.ifPresent(Distribution::close);
    }
}
