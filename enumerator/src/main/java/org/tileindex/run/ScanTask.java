package org.tileindex.run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.tileindex.scan.InclusionRule;
import org.tileindex.scan.RowBand;
import org.tileindex.scan.Spans;
import org.tileindex.scan.ZoneBands;
import org.tileindex.scan.ZoneCells;
import org.tileindex.scan.ZoneScanner;
import org.tileindex.scheduler.Task;
import org.tileindex.telemetry.Scan;
import org.tileindex.telemetry.Telemetry;
import org.tileindex.zone.Zone;

/// Scans one zone, or a row band of it. Who ends last spawns a [ShardTask] for each of the zone's shards, which follow
/// from the spans of all bands together.
final class ScanTask implements Task {
    /// What a span, or a crossing that becomes half of one, takes in memory while a zone is scanned and written.
    private static final int BYTES_PER_CROSSING = 64;

    private final RunContext run;
    private final ZoneRun zone;
    private final Zone valid;
    private final Bands bands;
    private final int number;

    /// @param valid the zone's polygons, fit to be scanned
    ScanTask(RunContext run, ZoneRun zone, Zone valid) {
        this(
                run,
                zone,
                valid,
                new Bands(List.of(new RowBand(0, run.request().grid().nrows()))),
                0);
    }

    private ScanTask(RunContext run, ZoneRun zone, Zone valid, Bands bands, int number) {
        this.run = run;
        this.zone = zone;
        this.valid = valid;
        this.bands = bands;
        this.number = number;
    }

    /// The task that finds a zone's cells on the path that the run takes.
    ///
    /// @param valid the zone's polygons, fit to be scanned
    static Task of(RunContext run, ZoneRun zone, Zone valid) {
        if (run.request().path() == ScanPath.LEGACY) {
            return new LegacyTask(run, zone, valid);
        }
        return new ScanTask(run, zone, valid);
    }

    @Override
    public String kind() {
        return "scan";
    }

    @Override
    public String name() {
        return valid.id();
    }

    @Override
    public long cost() {
        return zone.expected().scanNanos() / bands.size();
    }

    @Override
    public long downstreamCost() {
        return zone.expected().shardNanos();
    }

    @Override
    public long memory() {
        return memory(zone);
    }

    /// The memory that a zone takes from its scan to its last shard.
    static long memory(ZoneRun zone) {
        return BYTES_PER_CROSSING * zone.work().window().crossings();
    }

    @Override
    public List<Task> split(int parts) {
        Bands cut = new Bands(ZoneBands.cut(valid, run.request().grid(), parts));
        List<Task> tasks = new ArrayList<>(cut.size());
        for (int i = 0; i < cut.size(); i++) {
            tasks.add(new ScanTask(run, zone, valid, cut, i));
        }
        return tasks;
    }

    @Override
    public void run(Task.Context context) throws IOException {
        StageClock.Timing timing = run.clock().start(Stage.SCAN);
        Optional<Scan> event = Telemetry.scan();
        ZoneScanner scan = run.borrowScan();
        ZoneCells found = scan.scan(valid, bands.band(number));
        run.giveBack(scan);
        if (event.isPresent()) {
            finish(event.get(), valid, run.request().rule(), found.spans());
        }
        boolean last = bands.found(number, found);
        Optional<ZoneCells> all = last ? Optional.of(bands.join()) : Optional.empty();
        List<ShardTask> shards = all.isPresent() ? zone.found(run, all.get()) : List.of();
        zone.scannedIn(timing.end(found.spans().cells(), 0));
        shards.forEach(context::spawn);
        if (all.isPresent() && zone.problems().isEmpty()) {
            run.spans().put(zone.id(), all.get(), zone.findingNanos());
        }
    }

    /// Ends the event of a scan that found `spans`.
    static void finish(Scan event, Zone zone, InclusionRule rule, Spans spans) {
        int rows = spans.size() == 0 ? 0 : spans.row(spans.size() - 1) - spans.row(0) + 1;
        event.finish(zone.id(), rule.id(), zone.vertices(), rows, spans.size(), spans.cells());
    }

    /// The bands of one zone, and what was found in them.
    private static final class Bands {
        private final List<RowBand> bands;
        private final AtomicReferenceArray<ZoneCells> cells;
        private final AtomicInteger open;

        Bands(List<RowBand> bands) {
            this.bands = bands;
            this.cells = new AtomicReferenceArray<>(bands.size());
            this.open = new AtomicInteger(bands.size());
        }

        int size() {
            return bands.size();
        }

        RowBand band(int i) {
            return bands.get(i);
        }

        /// Keeps what was found in band `i`; true if that was the last one open.
        boolean found(int i, ZoneCells found) {
            cells.set(i, found);
            return open.decrementAndGet() == 0;
        }

        /// The cells of all bands.
        ZoneCells join() {
            List<ZoneCells> all = new ArrayList<>(bands.size());
            for (int i = 0; i < bands.size(); i++) {
                all.add(cells.get(i));
            }
            return ZoneCells.join(all);
        }
    }
}
