package org.tileindex.verify;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/// How long the tasks of a run took, by its `timeline.jsonl`.
final class Timeline {
    static final String FILE = "timeline.jsonl";

    private final Map<Integer, Double> busy = new HashMap<>();
    private final Map<String, Map<String, Double>> longest = new HashMap<>();
    private final int workers;

    private Timeline(int workers) {
        this.workers = workers;
    }

    /// @param workers how many the run had, at least 1
    /// @throws IOException if the file is missing or damaged
    static Timeline read(Path file, int workers) throws IOException {
        Timeline timeline = new Timeline(workers);
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                timeline.add(JSON.std.mapFrom(line));
            }
        }
        return timeline;
    }

    private void add(Map<String, Object> task) throws IOException {
        int worker = number(task, "worker").intValue();
        if (worker < 0 || worker >= workers) {
            throw new IOException("a task is of worker %d of %d".formatted(worker, workers));
        }
        double seconds = number(task, "end_seconds").doubleValue()
                - number(task, "start_seconds").doubleValue();
        busy.merge(worker, seconds, Double::sum);
        longest.computeIfAbsent(String.valueOf(task.get("zone")), zone -> new HashMap<>())
                .merge(String.valueOf(task.get("kind")), seconds, Math::max);
    }

    private static Number number(Map<String, Object> task, String key) throws IOException {
        if (task.get(key) instanceof Number number) {
            return number;
        }
        throw new IOException("a task has no " + key);
    }

    /// The seconds that a worker was inside tasks, on average.
    double meanBusySeconds() {
        return busy.values().stream().mapToDouble(Double::doubleValue).sum() / workers;
    }

    /// The seconds that the worker who worked most was inside tasks.
    double mostBusySeconds() {
        return busy.values().stream().mapToDouble(Double::doubleValue).max().orElse(0);
    }

    /// The seconds that the worker who worked least was inside tasks.
    double leastBusySeconds() {
        double least =
                busy.values().stream().mapToDouble(Double::doubleValue).min().orElse(0);
        return busy.size() < workers ? 0 : least;
    }

    /// The longest that tasks took of which each had to wait for the one before: tasks of one zone follow each other,
    /// but those of one kind may run at the same time.
    double longestChainSeconds() {
        return longest.values().stream()
                .mapToDouble(kinds ->
                        kinds.values().stream().mapToDouble(Double::doubleValue).sum())
                .max()
                .orElse(0);
    }
}
