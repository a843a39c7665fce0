package org.tileindex.task;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.tileindex.plan.ZoneCost;
import org.tileindex.plan.ZoneWork;
import org.tileindex.report.CountrySummary;

/// The record of one zone in a run; filled in by the tasks that work on it.
public final class ZoneRun {
    /// Memory of a span, or of a crossing that becomes half of one, while a zone is scanned and written.
    private static final int BYTES_PER_CROSSING = 64;

    private final int number;
    private final ZoneWork work;
    private final ZoneCost expected;
    private final AtomicInteger shardsLeft = new AtomicInteger();
    private final LongAdder validateNanos = new LongAdder();
    private final LongAdder scanNanos = new LongAdder();
    private final LongAdder recallNanos = new LongAdder();
    private final LongAdder shardNanos = new LongAdder();
    private volatile List<String> problems = List.of();
    private volatile CountrySummary.Cells cells = CountrySummary.Cells.NONE;
    private volatile int spans;

    /// @param number of the zone in the order of ids, from 0
    /// @param expected cost of the work on it, as foretold
    public ZoneRun(int number, ZoneWork work, ZoneCost expected) {
        this.number = number;
        this.work = work;
        this.expected = expected;
    }

    public String id() {
        return work.id();
    }

    int number() {
        return number;
    }

    public ZoneCost expected() {
        return expected;
    }

    /// Memory that the zone takes from its scan to its last shard, in bytes.
    long memory() {
        return BYTES_PER_CROSSING * work.window().crossings();
    }

    void invalid(List<String> found) {
        problems = found;
    }

    /// Invalid parts of the zone, each with what was done about it.
    public List<String> problems() {
        return problems;
    }

    /// Takes note of the zone's cells.
    void found(CountrySummary.Cells counted, int spanCount) {
        cells = counted;
        spans = spanCount;
        shardsLeft.set(counted.shards());
    }

    /// Counts one shard as finished; true if it was the zone's last.
    boolean shardFinished() {
        return shardsLeft.decrementAndGet() == 0;
    }

    void validatedIn(long nanos) {
        validateNanos.add(nanos);
    }

    void scannedIn(long nanos) {
        scanNanos.add(nanos);
    }

    void recalledIn(long nanos) {
        recallNanos.add(nanos);
    }

    /// Worker time spent so far on finding the zone's cells.
    long findingNanos() {
        return validateNanos.sum() + scanNanos.sum();
    }

    void wroteIn(long nanos) {
        shardNanos.add(nanos);
    }

    /// Cost of the work on it so far.
    public ZoneCost cost() {
        return new ZoneCost(
                cells.included(), spans, validateNanos.sum(), scanNanos.sum(), recallNanos.sum(), shardNanos.sum());
    }

    public CountrySummary summary() {
        long nanos = findingNanos() + recallNanos.sum() + shardNanos.sum();
        return new CountrySummary(id(), work.window().windowCells(), cells, nanos / 1e9);
    }
}
