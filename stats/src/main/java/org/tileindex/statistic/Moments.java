package org.tileindex.statistic;

/// What the variance needs beside the sums of weights and of rounded products fl(wx): the errors of these products,
/// and the exact sum of wx².
///
/// `Math.fma` splits a product without error: ab = p + e with p = fl(ab) and e = fma(a, b, -p), if the product
/// neither overflows nor has bits below 2^-1074. For values and weights that are 0 or between [#LEAST] and [#MOST]
/// in size this holds for all products here: x² is at most 2^600 and has no bits below 2^-704, and its product with
/// a weight is at most 2^900 and has none below 2^-1056. Other values and weights are multiplied as [Dyadic].
final class Moments {
    static final double LEAST = 0x1p-300;
    static final double MOST = 0x1p300;

    /// Σ(wx - fl(wx)), without outliers.
    private final ExactSum errors = new ExactSum();
    /// Σwx², without outliers.
    private final ExactSum squares = new ExactSum();

    private boolean outliers;
    private Dyadic outlierErrors = Dyadic.ZERO;
    private Dyadic outlierSquares = Dyadic.ZERO;

    private final SumBlocks blocks;

    /// @param blocks room for the numbers of a block
    Moments(SumBlocks blocks) {
        this.blocks = blocks;
    }

    private static boolean fits(double value) {
        double size = Math.abs(value);
        return (size >= LEAST && size <= MOST) || size == 0;
    }

    /// Adds a cell of weight 1.
    void add(double value) {
        if (!fits(value)) {
            addOutlier(value, 1);
            return;
        }
        double square = value * value;
        squares.add(square);
        squares.add(Math.fma(value, value, -square));
    }

    /// @param weight more than 0
    void add(double value, double weight) {
        if (!fits(value) || !fits(weight)) {
            addOutlier(value, weight);
            return;
        }
        double product = weight * value;
        errors.add(Math.fma(weight, value, -product));
        double square = value * value;
        double rest = Math.fma(value, value, -square);
        double main = weight * square;
        double side = weight * rest;
        squares.add(main);
        squares.add(Math.fma(weight, square, -main));
        squares.add(side);
        squares.add(Math.fma(weight, rest, -side));
    }

    private void addOutlier(double value, double weight) {
        double product = weight * value;
        if (Double.isInfinite(product)) {
            return;
        }
        outliers = true;
        Dyadic exact = Dyadic.of(weight).times(Dyadic.of(value));
        outlierErrors = outlierErrors.plus(exact.minus(Dyadic.of(product)));
        outlierSquares = outlierSquares.plus(exact.times(Dyadic.of(value)));
    }

    /// Adds up to [BlockSplit#BLOCK] cells of weight 1.
    void addBlock(double[] values, int from, int to) {
        boolean all = true;
        for (int i = from; i < to; i++) {
            all &= fits(values[i]);
        }
        if (!all) {
            for (int i = from; i < to; i++) {
                add(values[i]);
            }
            return;
        }
        double[] first = blocks.first();
        double[] second = blocks.second();
        int size = to - from;
        for (int i = 0; i < size; i++) {
            double value = values[from + i];
            double square = value * value;
            first[i] = square;
            second[i] = Math.fma(value, value, -square);
        }
        squares.add(first, 0, size);
        squares.add(second, 0, size);
    }

    /// Adds up to [BlockSplit#BLOCK] cells; those of weight 0 may have any value.
    ///
    /// @param products their rounded products, which are not used again
    void addBlock(double[] values, double[] weights, int from, int to, double[] products) {
        boolean all = true;
        for (int i = from; i < to; i++) {
            all &= fits(values[i]) && fits(weights[i]);
        }
        if (!all) {
            for (int i = from; i < to; i++) {
                if (weights[i] > 0) {
                    add(values[i], weights[i]);
                }
            }
            return;
        }
        double[] first = blocks.first();
        int size = to - from;
        for (int i = 0; i < size; i++) {
            first[i] = Math.fma(weights[from + i], values[from + i], -products[i]);
        }
        errors.add(first, 0, size);
        addSquares(values, weights, from, size);
    }

    private void addSquares(double[] values, double[] weights, int from, int size) {
        double[] first = blocks.first();
        double[] second = blocks.second();
        double rests = 0;
        for (int i = 0; i < size; i++) {
            double value = values[from + i];
            double weight = weights[from + i];
            double square = value * value;
            double main = weight * square;
            first[i] = main;
            second[i] = Math.fma(weight, square, -main);
            rests += Math.abs(Math.fma(value, value, -square));
        }
        squares.add(first, 0, size);
        squares.add(second, 0, size);
        if (rests == 0) {
            return;
        }
        for (int i = 0; i < size; i++) {
            double value = values[from + i];
            double weight = weights[from + i];
            double rest = Math.fma(value, value, -(value * value));
            double side = weight * rest;
            first[i] = side;
            second[i] = Math.fma(weight, rest, -side);
        }
        squares.add(first, 0, size);
        squares.add(second, 0, size);
    }

    void add(Moments other) {
        errors.add(other.errors);
        squares.add(other.squares);
        outliers |= other.outliers;
        outlierErrors = outlierErrors.plus(other.outlierErrors);
        outlierSquares = outlierSquares.plus(other.outlierSquares);
    }

    void clear() {
        errors.clear();
        squares.clear();
        outliers = false;
        outlierErrors = Dyadic.ZERO;
        outlierSquares = Dyadic.ZERO;
    }

    /// The variance, or NaN if a value or a product fl(wx) was infinite.
    ///
    /// @param weights the sum of weights, more than 0
    /// @param products the sum of the products fl(wx)
    double variance(ExactSum weights, ExactSum products) {
        if (!products.isFinite()) {
            return Double.NaN;
        }
        if (!outliers) {
            Extended first = products.extended().plus(errors.extended());
            double variance = Variance.fast(weights.extended(), first, squares.extended());
            if (!Double.isNaN(variance)) {
                return variance;
            }
        }
        return Variance.exact(
                weights.dyadic(),
                products.dyadic().plus(errors.dyadic()).plus(outlierErrors),
                squares.dyadic().plus(outlierSquares));
    }
}
