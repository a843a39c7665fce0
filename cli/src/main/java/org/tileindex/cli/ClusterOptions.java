package org.tileindex.cli;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tileindex.forecast.Assumption;
import org.tileindex.forecast.Assumptions;
import org.tileindex.forecast.Cluster;
import org.tileindex.forecast.ClusterQuestion;
import org.tileindex.forecast.Price;
import org.tileindex.forecast.Prices;
import picocli.CommandLine.Option;

/// Options for the forecast of a run on clusters.
final class ClusterOptions {
    @Option(
            names = "--executors",
            split = ",",
            paramLabel = "N",
            description = "Foretell the run for clusters of N executors with --workers cores each, one row each, such"
                    + " as 16,64,256.")
    private List<Integer> executors = List.of();

    @Option(
            names = "--price",
            paramLabel = "NAME=X",
            description = "Prices in one currency, such as core-hour=0.05,put-1000=0.005,get-1000=0.0004,"
                    + "gb-month=0.023,gb-out=0.09. Only what has a price is summed; none is built in.")
    private Optional<String> price = Optional.empty();

    @Option(
            names = "--assume",
            paramLabel = "NAME=X",
            description = "What is not recorded here and assumed of the cluster: start-s, task-ms, request-ms,"
                    + " driver-requests, worker-mb-s, driver-mb-s, block-ms. The answer names the values.")
    private Optional<String> assume = Optional.empty();

    /// What to foretell; nothing where no cluster is asked for.
    ///
    /// @param cores of each executor
    /// @throws IllegalArgumentException if the options are wrong
    Optional<ClusterQuestion> question(int cores) {
        Map<Price, Double> prices = numbers("--price", price, Price.class, Price::label);
        Map<Assumption, Double> assumed = numbers("--assume", assume, Assumption.class, Assumption::label);
        if (executors.isEmpty()) {
            if (price.isPresent() || assume.isPresent()) {
                throw new IllegalArgumentException(
                        "%s: add --executors N".formatted(price.isPresent() ? "--price" : "--assume"));
            }
            return Optional.empty();
        }
        for (Map.Entry<Assumption, Double> value : assumed.entrySet()) {
            if (value.getKey().isRate() && value.getValue() == 0) {
                throw new IllegalArgumentException("--assume %s=0: more than 0 is needed"
                        .formatted(value.getKey().label()));
            }
        }
        List<Cluster> clusters =
                executors.stream().map(number -> new Cluster(number, cores)).toList();
        return Optional.of(new ClusterQuestion(clusters, new Assumptions(assumed), new Prices(prices)));
    }

    private static <K extends Enum<K>> Map<K, Double> numbers(
            String option, Optional<String> text, Class<K> kind, Function<K, String> label) {
        Map<K, Double> numbers = new EnumMap<>(kind);
        for (String pair : text.map(given -> given.split(",", -1)).orElse(new String[0])) {
            String[] parts = pair.split("=", 2);
            if (parts.length < 2) {
                throw new IllegalArgumentException("%s: '%s' is not NAME=X".formatted(option, pair));
            }
            String name = parts[0].strip();
            K key = Stream.of(kind.getEnumConstants())
                    .filter(known -> label.apply(known).equalsIgnoreCase(name))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(
                            "%s: '%s' is none of %s".formatted(option, name, names(kind, label))));
            if (numbers.containsKey(key)) {
                throw new IllegalArgumentException("%s: %s is named twice".formatted(option, label.apply(key)));
            }
            numbers.put(key, number(option, pair, parts[1]));
        }
        return numbers;
    }

    private static <K> String names(Class<K> kind, Function<K, String> label) {
        return Stream.of(kind.getEnumConstants()).map(label).collect(Collectors.joining(", "));
    }

    private static double number(String option, String pair, String text) {
        double number;
        try {
            number = Double.parseDouble(text.strip());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("%s %s: '%s' is no number".formatted(option, pair, text), e);
        }
        if (!(number >= 0 && number < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("%s %s: 0 or more is needed".formatted(option, pair));
        }
        return number;
    }
}
