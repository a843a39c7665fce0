package org.tileindex.bench.suite;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A table of two result files: how many times as fast the second is.
final class ComparisonTable {
    private ComparisonTable() {}

    /// The table in Markdown. Benchmarks that only one of the files contains are listed below it.
    static String of(ResultFile a, ResultFile b) {
        Map<String, Measured> second = byName(b);
        List<String> rows = new ArrayList<>();
        List<String> alone = new ArrayList<>();
        byName(a).forEach((name, measured) -> {
            Optional<Measured> twin = Optional.ofNullable(second.remove(name)).filter(measured::isLike);
            twin.ifPresentOrElse(
                    found -> rows.add("| %s | %s | %s | %s |"
                            .formatted(
                                    name,
                                    measured.score(),
                                    found.score(),
                                    found.fasterThan(measured).cells())),
                    () -> alone.add("- not comparable, or only in A: " + name));
        });
        second.keySet().forEach(name -> alone.add("- only in B: " + name));
        List<String> lines = new ArrayList<>(header(a, b));
        lines.addAll(rows);
        if (!alone.isEmpty()) {
            lines.add("");
            lines.addAll(alone);
        }
        return String.join("\n", lines);
    }

    private static List<String> header(ResultFile a, ResultFile b) {
        List<String> lines = new ArrayList<>();
        lines.add("- A: %s; %s".formatted(a.origin(), a.machine()));
        lines.add("- B: %s; %s".formatted(b.origin(), b.machine()));
        if (!a.machine().equals(b.machine())) {
            lines.add("- **Machine or JDK differ, so the ratios compare these as well.**");
        }
        lines.add("");
        lines.add("| benchmark | A | B | speed of B over A | from 10th to 90th percentiles |");
        lines.add("| --- | --- | --- | --- | --- |");
        return lines;
    }

    private static Map<String, Measured> byName(ResultFile file) {
        Map<String, Measured> results = new LinkedHashMap<>();
        file.results().forEach(result -> results.put(result.name(), result));
        return results;
    }
}
