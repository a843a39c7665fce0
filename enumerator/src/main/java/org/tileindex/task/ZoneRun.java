package org.tileindex.task;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.tileindex.plan.ZoneCost;
import org.tileindex.plan.ZoneWork;
import org.tileindex.report.CountrySummary;
import org.tileindex.scan.Spans;
import org.tileindex.scan.ZoneCells;
import org.tileindex.tile.Shard;
import org.tileindex.tile.ShardPlanner;
import org.tileindex.tile.TileDatasets;

/// What a run learns of one zone; filled in by the tasks that work on it.
public final class ZoneRun {
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
    /// @param expected what the work on it was foretold to take
    public ZoneRun(int number, ZoneWork work, ZoneCost expected) {
        this.number = number;
        this.work = work;
        this.expected = expected;
    }

    public String id() {
        return work.id();
    }

    ZoneWork work() {
        return work;
    }

    public ZoneCost expected() {
        return expected;
    }

    void invalid(List<String> found) {
        problems = found;
    }

    /// What was invalid, and what was done about it.
    public List<String> problems() {
        return problems;
    }

    /// Takes the zone's cells, and makes a task for each of its shards.
    List<ShardTask> found(RunContext run, ZoneCells found) throws IOException {
        Spans all = found.spans();
        List<Shard> shards = ShardPlanner.plan(all, run.request().shardRows());
        long included = all.cells();
        run.progress().expect(included - expected.tiles());
        cells = CountrySummary.Cells.of(run.request().grid(), found, included, shards.size());
        spans = all.size();
        run.map().draw(number, all);
        shardsLeft.set(shards.size());
        if (shards.isEmpty()) {
            run.progress().zoneDone();
            return List.of();
        }
        for (String dataset : TileDatasets.ALL) {
            Files.createDirectories(run.folder(dataset, id()));
        }
        return shards.stream()
                .map(shard -> new ShardTask(run, this, all, shard))
                .toList();
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

    /// What the work on it took.
    public ZoneCost cost() {
        return new ZoneCost(
                cells.included(), spans, validateNanos.sum(), scanNanos.sum(), recallNanos.sum(), shardNanos.sum());
    }

    public CountrySummary summary() {
        long nanos = findingNanos() + recallNanos.sum() + shardNanos.sum();
        return new CountrySummary(id(), work.window().windowCells(), cells, nanos / 1e9);
    }
}
