package org.tileindex.bench.suite;

import java.util.Arrays;
import java.util.Collection;

/// Measured values of one thing, such as the scores of a benchmark over all forks and iterations.
///
/// Quantiles are interpolated between order statistics (R. J. Hyndman and Y. Fan, *Sample quantiles in statistical
/// packages*, 1996, definition 7).
public final class Sample {
    private final double[] sorted;

    /// @param values in any order; copied
    /// @throws IllegalArgumentException if there is none
    public Sample(double... values) {
        if (values.length == 0) {
            throw new IllegalArgumentException("nothing was measured");
        }
        this.sorted = values.clone();
        Arrays.sort(sorted);
    }

    /// A sample of the numbers of a list.
    ///
    /// @throws IllegalArgumentException if there is none
    public static Sample of(Collection<Double> values) {
        return new Sample(values.stream().mapToDouble(Double::doubleValue).toArray());
    }

    /// The middle value, or the mean of the two in the middle.
    public double median() {
        return quantile(0.5);
    }

    /// The value that a share `part` of all values do not exceed, `part` in `[0, 1]`.
    double quantile(double part) {
        double position = part * (sorted.length - 1);
        int below = (int) position;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
    }

    /// The range of all values as a share of the median.
    public double spread() {
        return (sorted[sorted.length - 1] - sorted[0]) / median();
    }
}
