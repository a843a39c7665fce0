package org.tileindex.verify;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/// Durations of the tasks of a run, from its `timeline.jsonl`.
final class Timeline {
    static final String FILE = "timeline.jsonl";

    private final Map<Integer, Double> busy = new HashMap<>();
    private final Map<String, Map<String, Double>> longest = new HashMap<>();
    private final int workers;

    private Timeline(int workers) {
        this.workers = workers;
    }

    /// @param workers number of workers of the run, at least 1
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
            throw new IOException(
                    "a task names worker %d, but the run had workers 0 to %d".formatted(worker, workers - 1));
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

    /// The mean busy time of the workers, in seconds.
    double meanBusySeconds() {
        return busy.values().stream().mapToDouble(Double::doubleValue).sum() / workers;
    }

    /// The busy time of the busiest worker, in seconds.
    double mostBusySeconds() {
        return busy.values().stream().mapToDouble(Double::doubleValue).max().orElse(0);
    }

    /// The busy time of the least busy worker, in seconds.
    double leastBusySeconds() {
        double least =
                busy.values().stream().mapToDouble(Double::doubleValue).min().orElse(0);
        return busy.size() < workers ? 0 : least;
    }

    /// The duration of the longest chain of tasks in which each waits for the one before, in seconds. Tasks of one zone
    /// follow each other, but those of one kind may run at the same time.
    double longestChainSeconds() {
        return longest.values().stream()
                .mapToDouble(kinds ->
                        kinds.values().stream().mapToDouble(Double::doubleValue).sum())
                .max()
                .orElse(0);
    }
}
