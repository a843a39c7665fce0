package org.tileindex.telemetry;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import org.tileindex.writer.telemetry.Stopwatch;

/// Adds up what a run's stages take, over all threads.
public final class StageClock {
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final Map<Stage, Totals> totals = new EnumMap<>(Stage.class);

    public StageClock() {
        // Statistics are no stage of a run that publishes; only recordings have them.
        for (Stage stage : EnumSet.complementOf(EnumSet.of(Stage.STATISTICS))) {
            totals.put(stage, new Totals());
        }
    }

    /// Starts a stage on this thread, which must also end it.
    public Timing start(Stage stage) {
        return new Timing(stage, System.nanoTime(), threads.getCurrentThreadCpuTime());
    }

    /// Adds what was measured elsewhere.
    public void add(StageTime time) {
        Totals sum = totals(time.stage());
        sum.wall.add(time.wallNanos());
        sum.cpu.add(time.cpuNanos());
        sum.rows.add(time.rows());
        sum.bytes.add(time.bytes());
    }

    /// Adds what was measured elsewhere, of no tiles.
    public void add(Stage stage, Stopwatch time, long bytes) {
        add(new StageTime(stage, time.wallNanos(), time.cpuNanos(), 0, bytes));
    }

    /// Counts as `part` what was measured as a part of `whole`.
    public void move(Stage whole, Stage part, Stopwatch time, long bytes) {
        add(new StageTime(whole, -time.wallNanos(), -time.cpuNanos(), 0, 0));
        add(new StageTime(part, time.wallNanos(), time.cpuNanos(), 0, bytes));
    }

    private Totals totals(Stage stage) {
        return totals.getOrDefault(stage, new Totals());
    }

    /// One entry a stage, in their order.
    public List<StageTime> times() {
        return totals.entrySet().stream()
                .map(entry -> entry.getValue().of(entry.getKey()))
                .toList();
    }

    /// A stage under way on one thread.
    public final class Timing {
        private final Stage stage;
        private final long wall;
        private final long cpu;

        private Timing(Stage stage, long wall, long cpu) {
            this.stage = stage;
            this.wall = wall;
            this.cpu = cpu;
        }

        /// Ends the stage, in which so many tiles and bytes were handled. Returns its time in nanoseconds.
        public long end(long rows, long bytes) {
            long nanos = System.nanoTime() - wall;
            add(new StageTime(stage, nanos, threads.getCurrentThreadCpuTime() - cpu, rows, bytes));
            return nanos;
        }
    }

    private static final class Totals {
        private final LongAdder wall = new LongAdder();
        private final LongAdder cpu = new LongAdder();
        private final LongAdder rows = new LongAdder();
        private final LongAdder bytes = new LongAdder();

        StageTime of(Stage stage) {
            return new StageTime(stage, wall.sum(), cpu.sum(), rows.sum(), bytes.sum());
        }
    }
}
