package org.tileindex.bench.suite;

import java.util.Arrays;

/// The scores of one benchmark, of all forks and iterations.
///
/// Quantiles are interpolated between order statistics (R. J. Hyndman and Y. Fan, *Sample quantiles in statistical
/// packages*, 1996, definition 7).
final class Sample {
    private final double[] sorted;

    /// @param scores at least one; copied
    Sample(double... scores) {
        this.sorted = scores.clone();
        Arrays.sort(sorted);
    }

    double median() {
        return quantile(0.5);
    }

    /// The value that a share `part` of all scores do not exceed, `part` in `[0, 1]`.
    double quantile(double part) {
        double position = part * (sorted.length - 1);
        int below = (int) position;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
    }
}
