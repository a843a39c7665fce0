package org.tileindex.spark.job;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.tileindex.run.Cluster;
import org.tileindex.scheduler.Schedule;
import org.tileindex.scheduler.TaskTiming;
import org.tileindex.scheduler.WorkerTime;
import org.tileindex.task.RemoteWork;
import org.tileindex.telemetry.ExecutorUse;

/// When an executor did a piece of work.
///
/// @param cost expected worker time, in nanoseconds
/// @param from start, in milliseconds since 1970
/// @param to end, on the same clock
/// @param cpu processor time, in nanoseconds
record Timing(String kind, String name, long cost, String executor, String host, long from, long to, long cpu) {
    private static final long NANOS = 1_000_000;

    static Timing of(RemoteWork work, Answer<?> answer) {
        return new Timing(
                work.kind(),
                work.name(),
                work.cost(),
                answer.executor(),
                answer.host(),
                answer.from(),
                answer.to(),
                answer.cpu());
    }

    /// The schedule of all work, and its executors. An executor has as many workers as it did pieces of work at one
    /// time; their numbers follow each other, executor by executor.
    static Cluster.Done done(List<Timing> timings) {
        long start = timings.stream().mapToLong(Timing::from).min().orElse(0);
        long end = timings.stream().mapToLong(Timing::to).max().orElse(0);
        SortedMap<String, List<Timing>> byExecutor =
                new TreeMap<>(Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder()));
        timings.forEach(timing -> byExecutor
                .computeIfAbsent(timing.executor(), id -> new ArrayList<>())
                .add(timing));
        List<TaskTiming> tasks = new ArrayList<>();
        List<WorkerTime> workers = new ArrayList<>();
        List<ExecutorUse> executors = new ArrayList<>();
        byExecutor.forEach((id, ofOne) -> {
            int first = workers.size();
            for (List<Timing> row : rows(ofOne)) {
                long busy = 0;
                for (Timing timing : row) {
                    tasks.add(new TaskTiming(
                            timing.kind(),
                            timing.name(),
                            timing.cost(),
                            workers.size(),
                            (timing.from() - start) * NANOS,
                            (timing.to() - start) * NANOS));
                    busy += timing.to() - timing.from();
                }
                workers.add(new WorkerTime(row.size(), busy * NANOS, (end - start - busy) * NANOS));
            }
            executors.add(new ExecutorUse(
                    id,
                    ofOne.getFirst().host(),
                    IntStream.range(first, workers.size()).boxed().toList(),
                    ofOne.stream().mapToLong(Timing::cpu).sum() / 1e9));
        });
        return new Cluster.Done(new Schedule(tasks, workers, 0), executors);
    }

    /// The work of an executor as rows in which nothing overlaps.
    private static List<List<Timing>> rows(List<Timing> timings) {
        List<List<Timing>> rows = new ArrayList<>();
        timings.stream()
                .sorted(Comparator.comparingLong(Timing::from))
                .forEach(timing -> rows.stream()
                        .filter(row -> row.getLast().to() <= timing.from())
                        .findFirst()
                        .orElseGet(() -> {
                            List<Timing> row = new ArrayList<>();
                            rows.add(row);
                            return row;
                        })
                        .add(timing));
        return rows;
    }
}
