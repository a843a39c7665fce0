package org.tileindex.bench.suite;

import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Collectors;

/// The scores of one benchmark with one set of parameters.
///
/// @param method class and method, without their package
/// @param params parameters by name
/// @param mode JMH's short name: `avgt`, `thrpt`, `sample` or `ss`
/// @param unit unit of the scores, such as `us/op`
/// @param sample the scores
record Measured(String method, SortedMap<String, String> params, String mode, String unit, Sample sample) {
    private static final String MORE_IS_FASTER = "thrpt";

    /// Method and parameters.
    String name() {
        return name(method, params);
    }

    static String name(String method, Map<String, String> params) {
        return params.isEmpty()
                ? method
                : params.entrySet().stream()
                        .map(param -> param.getKey() + "=" + param.getValue())
                        .collect(Collectors.joining(", ", method + " (", ")"));
    }

    /// Whether the scores of both can be compared: same mode, same unit.
    boolean isLike(Measured other) {
        return mode.equals(other.mode) && unit.equals(other.unit);
    }

    /// The speed of this as a multiple of `other`, to which [#isLike] must apply.
    Ratio fasterThan(Measured other) {
        return mode.equals(MORE_IS_FASTER) ? Ratio.of(sample, other.sample) : Ratio.of(other.sample, sample);
    }

    /// The median score, for people.
    String score() {
        double median = sample.median();
        String number = String.format(Locale.ROOT, median < 100 ? "%.3f" : "%.0f", median);
        return number + " " + unit;
    }
}
