package org.tileindex.task;

import java.util.List;
import org.tileindex.plan.ZoneCost;
import org.tileindex.plan.ZoneWork;
import org.tileindex.report.CountrySummary;

/// The record of one zone in a run; filled in by the tasks that work on it, on any number of threads. There may be a
/// million of them.
public final class ZoneRun {
    /// Memory of a span, or of a crossing that becomes half of one, while a zone is scanned and written.
    private static final int BYTES_PER_CROSSING = 64;

    private final ZoneWork work;
    private final ZoneCost expected;
    private List<String> problems = List.of();
    private CountrySummary.Cells cells = CountrySummary.Cells.NONE;
    private int spans;
    private int shards;
    private int shardsDone;
    private long validateNanos;
    private long scanNanos;
    private long recallNanos;
    private long shardNanos;

    /// @param expected cost of the work on it, as foretold
    public ZoneRun(ZoneWork work, ZoneCost expected) {
        this.work = work;
        this.expected = expected;
    }

    public String id() {
        return work.id();
    }

    int number() {
        return work.number();
    }

    long weight() {
        return work.weight();
    }

    public ZoneCost expected() {
        return expected;
    }

    /// Memory that the zone takes from its scan to its last shard, in bytes.
    long memory() {
        return BYTES_PER_CROSSING * work.window().crossings();
    }

    synchronized void invalid(List<String> found) {
        problems = found;
    }

    /// Invalid parts of the zone, each with what was done about it.
    public synchronized List<String> problems() {
        return problems;
    }

    /// Takes note of the zone's cells.
    synchronized void found(CountrySummary.Cells counted, int spanCount) {
        cells = counted;
        spans = spanCount;
    }

    /// Counts a shard that the zone has a part in. All of them are counted before the first is written.
    synchronized void shardPlanned() {
        shards++;
    }

    /// Counts a written shard that the zone has a part in; true if it was the last.
    ///
    /// @param nanos worker time for the zone's part
    synchronized boolean shardWritten(long nanos) {
        shardNanos += nanos;
        shardsDone++;
        return shardsDone == shards;
    }

    synchronized void validatedIn(long nanos) {
        validateNanos += nanos;
    }

    synchronized void scannedIn(long nanos) {
        scanNanos += nanos;
    }

    synchronized void recalledIn(long nanos) {
        recallNanos += nanos;
    }

    /// Worker time spent so far on finding the zone's cells.
    synchronized long findingNanos() {
        return validateNanos + scanNanos;
    }

    /// Cost of the work on it so far.
    public synchronized ZoneCost cost() {
        return new ZoneCost(cells.included(), spans, validateNanos, scanNanos, recallNanos, shardNanos);
    }

    public synchronized CountrySummary summary() {
        long nanos = validateNanos + scanNanos + recallNanos + shardNanos;
        return new CountrySummary(id(), work.window().windowCells(), cells, shards, nanos / 1e9);
    }
}
