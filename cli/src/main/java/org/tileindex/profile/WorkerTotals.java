package org.tileindex.profile;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import jdk.jfr.consumer.RecordedEvent;

/// Adds up tasks and tiles by worker. A shard is written inside a task, so it belongs to the worker that ran the
/// last task begun before it on its thread. A thread may serve several workers, one after another.
final class WorkerTotals {
    private final TreeMap<Integer, Total> workers = new TreeMap<>();
    private final Map<Long, TreeMap<Instant, Integer>> starts = new HashMap<>();
    private final List<RecordedEvent> shards = new ArrayList<>();

    private static final class Total {
        private int tasks;
        private Duration busy = Duration.ZERO;
        private long tiles;
    }

    void addTask(RecordedEvent event) {
        int worker = event.getInt("worker");
        Total total = workers.computeIfAbsent(worker, index -> new Total());
        total.tasks++;
        total.busy = total.busy.plus(event.getDuration());
        starts.computeIfAbsent(thread(event), id -> new TreeMap<>()).put(event.getStartTime(), worker);
    }

    void addShard(RecordedEvent event) {
        shards.add(event);
    }

    List<Profile.Worker> totals() {
        for (RecordedEvent shard : shards) {
            Map.Entry<Instant, Integer> task =
                    starts.getOrDefault(thread(shard), new TreeMap<>()).floorEntry(shard.getStartTime());
            if (task != null) {
                workers.computeIfAbsent(task.getValue(), index -> new Total()).tiles += shard.getLong("rows");
            }
        }
        List<Profile.Worker> totals = new ArrayList<>();
        workers.forEach((index, total) ->
                totals.add(new Profile.Worker(index, total.tasks, total.busy.toNanos() / 1e9, total.tiles)));
        return totals;
    }

    /// The id of the thread that emitted `event`; -1 if it is unknown.
    static long thread(RecordedEvent event) {
        return event.getThread() == null ? -1 : event.getThread().getId();
    }
}
