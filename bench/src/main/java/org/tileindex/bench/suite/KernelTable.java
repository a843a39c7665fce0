package org.tileindex.bench.suite;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A table of scalar kernels against their vector twins in one result file.
///
/// Twins are benchmarks that differ only in the word `scalar` or `vector`, with which their method begins or ends or
/// which is the value of a parameter. Text after `vector` in a parameter, such as a width, makes one more twin of the
/// same kernel.
final class KernelTable {
    private static final Pattern METHOD = Pattern.compile("(.*\\.)(?:(scalar|vector)(.*)|(.+)(Scalar|Vector))");
    private static final Pattern VALUE = Pattern.compile("(?i)(scalar|vector).*");

    private KernelTable() {}

    /// One implementation of a kernel.
    ///
    /// @param kernel name of the benchmark without the implementation
    /// @param implementation `scalar`, or `vector` and the text after it
    private record Side(String kernel, String implementation) {
        boolean isScalar() {
            return implementation.equals("scalar");
        }
    }

    /// The table in Markdown: one row per vector implementation that has a scalar twin.
    ///
    /// @throws BadInputException if there is no such pair
    static String of(ResultFile file) throws BadInputException {
        Map<String, Measured> scalars = new LinkedHashMap<>();
        file.results()
                .forEach(result ->
                        side(result).filter(Side::isScalar).ifPresent(side -> scalars.put(side.kernel(), result)));
        List<String> lines = new ArrayList<>();
        lines.add("- %s; %s".formatted(file.origin(), file.machine()));
        lines.add("");
        lines.add("| kernel | implementation | scalar | vector | speed of vector over scalar |"
                + " from 10th to 90th percentiles |");
        lines.add("| --- | --- | --- | --- | --- | --- |");
        int header = lines.size();
        for (Measured result : file.results()) {
            side(result)
                    .filter(side -> !side.isScalar())
                    .ifPresent(side -> Optional.ofNullable(scalars.get(side.kernel()))
                            .filter(result::isLike)
                            .ifPresent(scalar -> lines.add(row(side, scalar, result))));
        }
        if (lines.size() == header) {
            throw new BadInputException("no benchmark has a scalar and a vector side");
        }
        return String.join("\n", lines);
    }

    private static String row(Side side, Measured scalar, Measured vector) {
        return "| %s | %s | %s | %s | %s |"
                .formatted(
                        side.kernel(),
                        side.implementation(),
                        scalar.score(),
                        vector.score(),
                        vector.fasterThan(scalar).cells());
    }

    private static Optional<Side> side(Measured result) {
        Matcher method = METHOD.matcher(result.method());
        if (method.matches()) {
            boolean atStart = method.group(2) != null;
            String word = atStart ? method.group(2) : method.group(5);
            String rest = atStart ? method.group(3) : method.group(4);
            String kernel = rest.isEmpty() ? withoutDot(method.group(1)) : method.group(1) + rest;
            return Optional.of(new Side(Measured.name(kernel, result.params()), word.toLowerCase(Locale.ROOT)));
        }
        for (Map.Entry<String, String> param : result.params().entrySet()) {
            if (VALUE.matcher(param.getValue()).matches()) {
                SortedMap<String, String> others = new TreeMap<>(result.params());
                others.remove(param.getKey());
                String word = param.getValue().toLowerCase(Locale.ROOT);
                return Optional.of(new Side(Measured.name(result.method(), others), word));
            }
        }
        return Optional.empty();
    }

    private static String withoutDot(String type) {
        return type.substring(0, type.length() - 1);
    }
}
