package org.tileindex.run;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.tileindex.plan.ZoneCost;
import org.tileindex.plan.ZoneWork;
import org.tileindex.zone.Zone;

/// What a run learns of one zone; filled in by the tasks that work on it.
final class ZoneRun {
    private final Zone zone;
    private final ZoneWork work;
    private final ZoneCost expected;
    private final AtomicInteger shardsLeft = new AtomicInteger();
    private final LongAdder validateNanos = new LongAdder();
    private final LongAdder scanNanos = new LongAdder();
    private final LongAdder shardNanos = new LongAdder();
    private volatile List<String> problems = List.of();
    private volatile CountrySummary.Cells cells = CountrySummary.Cells.NONE;
    private volatile int spans;

    /// @param expected what the work on it was foretold to take
    ZoneRun(Zone zone, ZoneWork work, ZoneCost expected) {
        this.zone = zone;
        this.work = work;
        this.expected = expected;
    }

    Zone zone() {
        return zone;
    }

    ZoneWork work() {
        return work;
    }

    ZoneCost expected() {
        return expected;
    }

    void invalid(List<String> found) {
        problems = found;
    }

    /// What was invalid, and what was done about it.
    List<String> problems() {
        return problems;
    }

    void scanned(CountrySummary.Cells found, int inSpans) {
        cells = found;
        spans = inSpans;
        shardsLeft.set(found.shards());
    }

    /// Counts one shard as finished; true if it was the zone's last.
    boolean shardFinished() {
        return shardsLeft.decrementAndGet() == 0;
    }

    void validated(long nanos) {
        validateNanos.add(nanos);
    }

    void scannedIn(long nanos) {
        scanNanos.add(nanos);
    }

    void wroteIn(long nanos) {
        shardNanos.add(nanos);
    }

    /// What the work on it took.
    ZoneCost cost() {
        return new ZoneCost(cells.included(), spans, validateNanos.sum(), scanNanos.sum(), shardNanos.sum());
    }

    CountrySummary summary() {
        long nanos = validateNanos.sum() + scanNanos.sum() + shardNanos.sum();
        return new CountrySummary(zone.id(), work.window().windowCells(), cells, nanos / 1e9);
    }
}
