package org.tileindex.bench.suite;

import java.util.Locale;

/// The ratio of two samples and its bounds.
///
/// @param median the ratio of the medians
/// @param low the 10th percentile of the first sample over the 90th of the second
/// @param high the 90th percentile of the first sample over the 10th of the second
record Ratio(double median, double low, double high) {
    private static final double LOW = 0.1;
    private static final double HIGH = 0.9;

    /// The ratio `one / other`.
    static Ratio of(Sample one, Sample other) {
        return new Ratio(
                one.median() / other.median(),
                one.quantile(LOW) / other.quantile(HIGH),
                one.quantile(HIGH) / other.quantile(LOW));
    }

    /// Whether the bounds contain 1, so that either sample may be the larger.
    boolean isOpen() {
        return low <= 1 && high >= 1;
    }

    /// Two cells of a Markdown table: the ratio, with `≈` where it is open, and its bounds.
    String cells() {
        return String.format(Locale.ROOT, "%s%.2f × | %.2f to %.2f", isOpen() ? "≈ " : "", median, low, high);
    }
}
