package org.tileindex.profile;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import jdk.jfr.consumer.RecordedEvent;

/// Adds up events by stage.
final class StageTotals {
    private final Map<Stage, Total> totals = new EnumMap<>(Stage.class);

    private static final class Total {
        private long count;
        private Duration time = Duration.ZERO;
        private long rows;
        private long bytes;

        double seconds() {
            return time.toNanos() / 1e9;
        }
    }

    StageTotals() {
        for (Stage stage : Stage.values()) {
            totals.put(stage, new Total());
        }
    }

    void add(Stage stage, RecordedEvent event) {
        Total total = totals.computeIfAbsent(stage, key -> new Total());
        total.count++;
        total.time = total.time.plus(stage.time(event));
        total.rows += stage.rows(event);
        total.bytes += stage.bytes(event);
    }

    /// One of every stage, also of those without events.
    List<Profile.StageTime> times() {
        double all = totals.entrySet().stream()
                .filter(entry -> !entry.getKey().isWithinShard())
                .mapToDouble(entry -> entry.getValue().seconds())
                .sum();
        List<Profile.StageTime> times = new ArrayList<>();
        totals.forEach((stage, total) -> times.add(new Profile.StageTime(
                stage, total.count, total.seconds(), all == 0 ? 0 : total.seconds() / all, total.rows, total.bytes)));
        return times;
    }
}
