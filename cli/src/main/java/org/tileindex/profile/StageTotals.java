package org.tileindex.profile;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.tileindex.telemetry.Stage;

/// Sums by stage. Only stages that got something are there.
final class StageTotals {
    private final Map<Stage, Total> totals = new EnumMap<>(Stage.class);

    private static final class Total {
        private long count;
        private Duration time = Duration.ZERO;
        private long rows;
        private long bytes;

        /// Never negative: what is taken off was measured by another clock than what it is part of.
        double seconds() {
            return Math.max(0, time.toNanos() / 1e9);
        }
    }

    private Total total(Stage stage) {
        return totals.computeIfAbsent(stage, key -> new Total());
    }

    /// Adds one piece of work, which took `time`.
    void addWork(Stage stage, Duration time) {
        total(stage).count++;
        addTime(stage, time);
    }

    /// Adds time that is no piece of work by itself; negative where it belongs to another stage.
    void addTime(Stage stage, Duration time) {
        Total total = total(stage);
        total.time = total.time.plus(time);
    }

    void addRows(Stage stage, long rows) {
        total(stage).rows += rows;
    }

    void addBytes(Stage stage, long bytes) {
        total(stage).bytes += bytes;
    }

    /// The sums in the order of a run.
    List<Profile.StageTime> times() {
        double all = totals.values().stream().mapToDouble(Total::seconds).sum();
        List<Profile.StageTime> times = new ArrayList<>();
        totals.forEach((stage, total) -> times.add(new Profile.StageTime(
                stage, total.count, total.seconds(), all == 0 ? 0 : total.seconds() / all, total.rows, total.bytes)));
        return times;
    }
}
