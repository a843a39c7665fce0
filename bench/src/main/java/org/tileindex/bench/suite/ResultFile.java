package org.tileindex.bench.suite;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// A file of results that [SuiteRun] wrote.
///
/// @param origin date and commit in one line
/// @param machine machine and JDK in one line
/// @param results the results in the order of the file
record ResultFile(String origin, String machine, List<Measured> results) {
    /// @throws BadInputException if there is no such file, or it contains no results
    static ResultFile read(Path path) throws BadInputException {
        try {
            return parse(JSON.std.mapFrom(Files.readString(path)));
        } catch (NoSuchFileException e) {
            throw new BadInputException(path + " does not exist", e);
        } catch (IOException e) {
            throw new BadInputException(path + " does not contain a JSON object", e);
        } catch (BadInputException e) {
            throw new BadInputException("%s was not written by bench/jmh.sh: %s".formatted(path, e.getMessage()), e);
        }
    }

    private static ResultFile parse(Map<?, ?> file) throws BadInputException {
        List<Measured> results = new ArrayList<>();
        for (Object result : field(file, "results", List.class)) {
            results.add(measured(as(result, "results", Map.class)));
        }
        if (results.isEmpty()) {
            throw new BadInputException("'results' is empty");
        }
        String quick = Boolean.TRUE.equals(file.get("quick")) ? " (quick)" : "";
        String origin = "%s, commit %s%s"
                .formatted(field(file, "date", String.class), field(file, "commit", String.class), quick);
        return new ResultFile(origin, machine(file), List.copyOf(results));
    }

    private static String machine(Map<?, ?> file) throws BadInputException {
        Map<?, ?> machine = field(file, "machine", Map.class);
        return "%s, %s cores, kernels: %s, JDK %s"
                .formatted(
                        field(machine, "cpu", String.class),
                        field(machine, "cores", Number.class),
                        field(machine, "kernels", String.class),
                        field(field(file, "jdk", Map.class), "version", String.class));
    }

    private static Measured measured(Map<?, ?> result) throws BadInputException {
        Map<?, ?> metric = field(result, "primaryMetric", Map.class);
        SortedMap<String, String> params = new TreeMap<>();
        if (result.containsKey("params")) {
            Map<?, ?> given = field(result, "params", Map.class);
            given.forEach((name, value) -> params.put(String.valueOf(name), String.valueOf(value)));
        }
        return new Measured(
                method(field(result, "benchmark", String.class)),
                params,
                field(result, "mode", String.class),
                field(metric, "scoreUnit", String.class),
                sample(field(metric, "rawData", List.class)));
    }

    /// Class and method of a fully qualified name.
    private static String method(String benchmark) {
        int dot = benchmark.lastIndexOf('.');
        return benchmark.substring(benchmark.lastIndexOf('.', dot - 1) + 1);
    }

    /// @param forks a list of scores per fork
    private static Sample sample(List<?> forks) throws BadInputException {
        List<Double> scores = new ArrayList<>();
        for (Object fork : forks) {
            for (Object score : as(fork, "rawData", List.class)) {
                scores.add(as(score, "rawData", Number.class).doubleValue());
            }
        }
        if (scores.isEmpty()) {
            throw new BadInputException("'rawData' is empty");
        }
        return Sample.of(scores);
    }

    private static <T> T field(Map<?, ?> object, String key, Class<T> type) throws BadInputException {
        if (!object.containsKey(key)) {
            throw new BadInputException("'%s' is missing".formatted(key));
        }
        return as(object.get(key), key, type);
    }

    private static <T> T as(Object value, String key, Class<T> type) throws BadInputException {
        if (!type.isInstance(value)) {
            throw new BadInputException("'%s' is %s".formatted(key, value));
        }
        return type.cast(value);
    }
}
