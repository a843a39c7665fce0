package org.tileindex.task;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.tileindex.fault.TileIndexException;
import org.tileindex.plan.TaskKind;
import org.tileindex.scan.RowBand;
import org.tileindex.scan.ZoneCells;
import org.tileindex.scheduler.Task;
import org.tileindex.telemetry.Stage;
import org.tileindex.telemetry.StageClock;
import org.tileindex.zone.Zone;

/// Scans one zone, or a row band of it. The band that ends last spawns a [ShardTask] for each of the zone's shards,
/// which follow from the spans of all bands together.
final class ScanTask extends ZoneTask {
    private final CellSearch search;
    private final FoundCells cells;
    private final ZoneRun zone;
    private final Zone valid;
    private final Bands bands;
    private final int number;

    /// @param valid the zone's polygons, fit to be scanned
    ScanTask(CellSearch search, FoundCells cells, ZoneRun zone, Zone valid) {
        this(search, cells, zone, valid, new Bands(search.wholeGrid()), 0);
    }

    private ScanTask(CellSearch search, FoundCells cells, ZoneRun zone, Zone valid, Bands bands, int number) {
        super(TaskKind.SCAN, zone);
        this.search = search;
        this.cells = cells;
        this.zone = zone;
        this.valid = valid;
        this.bands = bands;
        this.number = number;
    }

    @Override
    public long cost() {
        return super.cost() / bands.size();
    }

    @Override
    public long memory() {
        return zone.memory();
    }

    @Override
    public List<Task> split(int parts) {
        Bands cut = new Bands(search.bands(valid, parts));
        List<Task> tasks = new ArrayList<>(cut.size());
        for (int i = 0; i < cut.size(); i++) {
            tasks.add(new ScanTask(search, cells, zone, valid, cut, i));
        }
        return tasks;
    }

    @Override
    public void run(Task.Context context) throws TileIndexException, IOException {
        StageClock.Timing timing = search.clock().start(Stage.SCAN);
        ZoneCells found = search.find(valid, bands.band(number), context);
        if (context.cancelled()) {
            return;
        }
        boolean last = bands.found(number, found);
        ZoneCells all = last ? bands.join() : found;
        List<ShardTask> shards = last ? cells.shards(zone, all) : List.of();
        zone.scannedIn(timing.end(found.spans().cells(), 0));
        shards.forEach(context::spawn);
        if (last && zone.problems().isEmpty()) {
            search.remember(zone.id(), all, zone.findingNanos());
        }
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
