package org.tileindex.statistic;

import java.util.Objects;

/// Sums over weighted cells: of weights, of products fl(wx), which are rounded to double one by one (contract,
/// section 8.6), and, where the variance is wanted, its [Moments]; also the smallest and the largest value.
///
/// Weights are finite and not negative; a cell of weight 0 counts in nothing. Values are not NaN. Cells of weight 1
/// come without weights, which is faster.
///
/// Threads may not share an object of this class.
public final class WeightedSums {
    private final boolean withMoments;
    private final ExactSum weights = new ExactSum();
    private final ExactSum products = new ExactSum();
    private final Moments moments;
    private final SumBlocks blocks;

    private long cells;
    private double min = Double.POSITIVE_INFINITY;
    private double max = Double.NEGATIVE_INFINITY;

    /// Sums without cells.
    ///
    /// @param withMoments whether [#variance] will be asked for
    /// @param blocks room for numbers while they are added; objects of one thread may share it
    public WeightedSums(boolean withMoments, SumBlocks blocks) {
        this.withMoments = withMoments;
        this.moments = new Moments(blocks);
        this.blocks = blocks;
    }

    /// Adds `values[from, to)`, cells of weight 1.
    public void add(double[] values, int from, int to) {
        Objects.checkFromToIndex(from, to, values.length);
        cells += to - from;
        weights.add(to - from);
        products.add(values, from, to);
        double least = min;
        double most = max;
        for (int i = from; i < to; i++) {
            least = Math.min(least, values[i]);
            most = Math.max(most, values[i]);
        }
        min = least;
        max = most;
        for (int at = from; withMoments && at < to; at += BlockSplit.BLOCK) {
            moments.addBlock(values, at, Math.min(to, at + BlockSplit.BLOCK));
        }
    }

    /// Adds a cell.
    public void add(double value, double weight) {
        if (weight == 0) {
            return;
        }
        cells++;
        min = Math.min(min, value);
        max = Math.max(max, value);
        weights.add(weight);
        products.add(weight * value);
        if (withMoments && weight == 1) {
            moments.add(value);
        } else if (withMoments) {
            moments.add(value, weight);
        }
    }

    /// Adds cells `[from, to)` with a weight each.
    public void add(double[] values, double[] cellWeights, int from, int to) {
        Objects.checkFromToIndex(from, to, values.length);
        Objects.checkFromToIndex(from, to, cellWeights.length);
        weights.add(cellWeights, from, to);
        for (int at = from; at < to; at += BlockSplit.BLOCK) {
            addBlock(values, cellWeights, at, Math.min(to, at + BlockSplit.BLOCK));
        }
    }

    private void addBlock(double[] values, double[] cellWeights, int from, int to) {
        double[] block = blocks.products();
        double least = min;
        double most = max;
        for (int i = from; i < to; i++) {
            double weight = cellWeights[i];
            double value = values[i];
            if (weight == 0) {
                block[i - from] = 0;
                continue;
            }
            cells++;
            least = Math.min(least, value);
            most = Math.max(most, value);
            block[i - from] = weight * value;
        }
        min = least;
        max = most;
        products.add(block, 0, to - from);
        if (withMoments) {
            moments.addBlock(values, cellWeights, from, to, block);
        }
    }

    /// Adds the cells of another object, which stays as it is.
    public void add(WeightedSums other) {
        cells += other.cells;
        min = Math.min(min, other.min);
        max = Math.max(max, other.max);
        weights.add(other.weights);
        products.add(other.products);
        if (withMoments) {
            moments.add(other.moments);
        }
    }

    /// Forgets all cells. Memory is kept for the next use.
    public void clear() {
        cells = 0;
        min = Double.POSITIVE_INFINITY;
        max = Double.NEGATIVE_INFINITY;
        weights.clear();
        products.clear();
        moments.clear();
    }

    /// The number of cells with a weight above 0.
    public long cells() {
        return cells;
    }

    /// The sum of weights, exactly rounded.
    public double count() {
        return weights.value();
    }

    /// The sum of the products fl(wx), exactly rounded.
    public double sum() {
        return products.value();
    }

    /// [#sum] divided by [#count], two rounded numbers; NaN without cells.
    public double mean() {
        return sum() / count();
    }

    /// The smallest value, or infinity without cells.
    public double min() {
        return min;
    }

    /// The largest value, or negative infinity without cells.
    public double max() {
        return max;
    }

    /// The population's variance Σw(x - Σwx/Σw)²/Σw, exactly rounded, see [Variance]: the products here are not
    /// rounded. It is never negative, and 0 where all values are equal. It is NaN without cells, where a value is
    /// infinite, and where values differ and a product fl(wx) is infinite.
    ///
    /// @throws IllegalStateException if moments were not kept
    public double variance() {
        if (!withMoments) {
            throw new IllegalStateException("no moments were kept");
        }
        if (cells == 0 || Double.isInfinite(min) || Double.isInfinite(max)) {
            return Double.NaN;
        }
        return min == max ? 0 : moments.variance(weights, products);
    }

    /// The square root of [#variance], within 0.86 units in the last place of the exact standard deviation where
    /// the variance is a normal number: half a unit of it becomes at most 1/√8 of one, and the root is rounded.
    public double stdev() {
        return Math.sqrt(variance());
    }
}
