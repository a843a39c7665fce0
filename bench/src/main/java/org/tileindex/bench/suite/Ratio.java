package org.tileindex.bench.suite;

import java.util.Locale;

/// How many times as much one sample is as another: of their medians, and between which bounds.
///
/// @param median the ratio of the medians
/// @param low the 10th percentile of the one over the 90th of the other
/// @param high the 90th percentile of the one over the 10th of the other
record Ratio(double median, double low, double high) {
    private static final double LOW = 0.1;
    private static final double HIGH = 0.9;

    /// `one / other`.
    static Ratio of(Sample one, Sample other) {
        return new Ratio(
                one.median() / other.median(),
                one.quantile(LOW) / other.quantile(HIGH),
                one.quantile(HIGH) / other.quantile(LOW));
    }

    /// Whether the bounds leave open which is more.
    boolean isOpen() {
        return low <= 1 && high >= 1;
    }

    /// Two cells of a Markdown table: the ratio, said to be open where it is, and its bounds.
    String cells() {
        return String.format(Locale.ROOT, "%s%.2f × | %.2f to %.2f", isOpen() ? "≈ " : "", median, low, high);
    }
}
