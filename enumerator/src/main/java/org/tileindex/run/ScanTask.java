package org.tileindex.run;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.tileindex.fault.TileIndexException;
import org.tileindex.grid.Grid;
import org.tileindex.plan.Shard;
import org.tileindex.plan.ShardPlanner;
import org.tileindex.scan.Spans;
import org.tileindex.scan.ZoneCells;
import org.tileindex.scan.ZoneScanner;
import org.tileindex.scheduler.Task;
import org.tileindex.scheduler.TaskContext;
import org.tileindex.tile.TileDatasets;
import org.tileindex.zone.Zone;
import org.tileindex.zone.ZoneRepair;

/// Validates and scans one zone, then spawns a [ShardTask] for each of its shards.
final class ScanTask implements Task {
    /// What a vertex costs in tiles: mostly its share in validation.
    private static final int TILES_PER_VERTEX = 100;

    private final RunContext run;
    private final ZoneRun zone;

    ScanTask(RunContext run, ZoneRun zone) {
        this.run = run;
        this.zone = zone;
    }

    @Override
    public String name() {
        return "scan of " + zone.zone().id();
    }

    /// An estimate of all the work that follows from this zone, so that the heaviest zones are known first.
    @Override
    public long cost() {
        return zone.window().estimatedCells()
                + (long) TILES_PER_VERTEX * zone.zone().vertices();
    }

    @Override
    public void run(TaskContext context) throws TileIndexException, IOException {
        long start = System.nanoTime();
        Zone valid = valid();
        ZoneScanner scan = run.borrowScan();
        ZoneCells cells = scan.scan(valid);
        run.giveBack(scan);
        Spans spans = cells.spans();
        List<Shard> shards = ShardPlanner.plan(spans, run.request().shardRows());
        long included = spans.cells();
        run.progress().expect(included - zone.window().estimatedCells());
        zone.scanned(found(run.request().grid(), cells, included, shards.size()));
        if (shards.isEmpty()) {
            run.progress().zoneDone();
        } else {
            Files.createDirectories(
                    run.folder(TileDatasets.TILE_INDEX, zone.zone().id()));
            Files.createDirectories(
                    run.folder(TileDatasets.TILE_BOUNDS, zone.zone().id()));
        }
        zone.spent(System.nanoTime() - start);
        for (Shard shard : shards) {
            context.spawn(new ShardTask(run, zone, spans, shard));
        }
    }

    private Zone valid() throws TileIndexException {
        if (run.knownValid()) {
            return zone.zone();
        }
        ZoneRepair.Outcome outcome = ZoneRepair.apply(run.request().zones().onInvalid(), zone.zone());
        zone.invalid(outcome.problems());
        return outcome.zone();
    }

    private static CountrySummary.Cells found(Grid grid, ZoneCells cells, long included, int shards) {
        Spans spans = cells.spans();
        int last = spans.size() - 1;
        return new CountrySummary.Cells(
                included,
                cells.inHoles(),
                last < 0 ? -1 : grid.tileId(spans.row(0), spans.colStart(0)),
                last < 0 ? -1 : grid.tileId(spans.row(last), spans.colEnd(last) - 1),
                shards);
    }
}
