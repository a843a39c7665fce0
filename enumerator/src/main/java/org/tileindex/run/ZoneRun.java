package org.tileindex.run;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.tileindex.scan.ZoneWindow;
import org.tileindex.zone.Zone;

/// What a run learns of one zone; filled in by the tasks that work on it.
final class ZoneRun {
    private final Zone zone;
    private final ZoneWindow window;
    private final AtomicInteger shardsLeft = new AtomicInteger();
    private final LongAdder nanos = new LongAdder();
    private volatile List<String> problems = List.of();
    private volatile CountrySummary.Cells cells = CountrySummary.Cells.NONE;

    ZoneRun(Zone zone, ZoneWindow window) {
        this.zone = zone;
        this.window = window;
    }

    Zone zone() {
        return zone;
    }

    ZoneWindow window() {
        return window;
    }

    void invalid(List<String> found) {
        problems = found;
    }

    /// What was invalid, and what was done about it.
    List<String> problems() {
        return problems;
    }

    void scanned(CountrySummary.Cells found) {
        cells = found;
        shardsLeft.set(found.shards());
    }

    /// Counts one shard as finished; true if it was the zone's last.
    boolean shardFinished() {
        return shardsLeft.decrementAndGet() == 0;
    }

    void spent(long taskNanos) {
        nanos.add(taskNanos);
    }

    CountrySummary summary() {
        return new CountrySummary(zone.id(), window.windowCells(), cells, nanos.sum() / 1e9);
    }
}
