package org.tileindex.task;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.tileindex.fault.TileIndexException;
import org.tileindex.grid.Grid;
import org.tileindex.kernel.Kernels;
import org.tileindex.projection.ZoneProjection;
import org.tileindex.raster.ReadPlan;
import org.tileindex.request.RunRequest;
import org.tileindex.request.ShardSink;
import org.tileindex.scan.CellFinder;
import org.tileindex.scan.Spans;
import org.tileindex.scan.ZoneCells;
import org.tileindex.telemetry.Stage;
import org.tileindex.telemetry.StageClock;
import org.tileindex.tile.GridColumns;
import org.tileindex.tile.Shard;
import org.tileindex.tile.ZoneSpans;
import org.tileindex.value.PixelReader;
import org.tileindex.value.ShardValues;
import org.tileindex.value.SiteMeter;
import org.tileindex.writer.ShardFolder;
import org.tileindex.writer.SyncBatch;
import org.tileindex.writer.WrittenShard;
import org.tileindex.zone.CheckedZone;
import org.tileindex.zone.Zone;
import org.tileindex.zone.ZoneRepair;

/// A process that does work of a run for another one: it finds cells and writes shards, each as the run itself would.
/// For any number of threads.
public final class Worksite {
    private final RunRequest request;
    private final Kernels kernels;
    private final GridColumns columns;
    private final PixelReader pixels;
    private final SiteMeter meter;
    private final Optional<ZoneProjection> projection;
    private final ConcurrentLinkedQueue<CellFinder> finders = new ConcurrentLinkedQueue<>();

    /// @param request of the run, whose rasters are open
    /// @throws TileIndexException if the request cannot be fulfilled here
    public Worksite(RunRequest request) throws TileIndexException {
        this.request = request;
        this.kernels = request.kernels().kernels();
        Grid grid = request.cells().grid();
        this.columns = new GridColumns(grid);
        this.pixels = request.pixelReader(kernels);
        this.meter = new SiteMeter(pixels::use);
        this.projection = ZoneProjection.of(grid);
    }

    /// Finds the cells of zones.
    ///
    /// @param zones the zones of the work, in its order
    /// @throws TileIndexException if a zone is not fit for the run
    /// @throws InterruptedException if the thread was interrupted
    public FindWork.Found find(FindWork work, List<Zone> zones) throws TileIndexException, InterruptedException {
        StageClock clock = new StageClock();
        List<List<String>> problems = new ArrayList<>();
        List<Zone> valid = new ArrayList<>();
        StageClock.Timing validating = clock.start(Stage.VALIDATE);
        for (Zone zone : zones) {
            CheckedZone checked = work.validate()
                    ? ZoneRepair.apply(request.zones().onInvalid(), zone)
                    : new CheckedZone(zone, List.of());
            problems.add(checked.problems());
            valid.add(checked.zone());
        }
        validating.end(0, 0);
        StageClock.Timing scanning = clock.start(Stage.SCAN);
        List<Zone> ready = projection.isPresent() ? projection.get().project(valid) : valid;
        List<ZoneCells> found = new ArrayList<>();
        for (Zone zone : ready) {
            found.add(scan(zone, work));
        }
        unlessInterrupted();
        scanning.end(found.stream().mapToLong(zone -> zone.spans().cells()).sum(), 0);
        List<ZoneCells> kept = request.cells().pixels().mask().isPresent() ? masked(found, zones, clock) : found;
        return new FindWork.Found(problems, PackedCells.of(kept), clock.times(), meter.read());
    }

    private ZoneCells scan(Zone zone, FindWork work) {
        Optional<CellFinder> free = Optional.ofNullable(finders.poll());
        CellFinder finder = free.orElseGet(() -> request.execution()
                .path()
                .finder(request.cells().grid(), request.cells().rule(), request.hasCoverage(), kernels));
        ZoneCells found = finder.find(zone, work.rows(), CellFinder.Watch.until(Worksite::interrupted));
        finders.add(finder);
        return found;
    }

    private List<ZoneCells> masked(List<ZoneCells> found, List<Zone> zones, StageClock clock)
            throws TileIndexException, InterruptedException {
        StageClock.Timing reading = clock.start(Stage.VALUES);
        List<ZoneSpans> wanted = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
            wanted.add(new ZoneSpans(zones.get(i).id(), found.get(i).spans()));
        }
        List<Spans> kept = pixels.masked(wanted, Worksite::interrupted);
        unlessInterrupted();
        reading.end(0, 0);
        List<ZoneCells> masked = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
            masked.add(new ZoneCells(
                    kept.get(i), found.get(i).coverage(), found.get(i).inHoles()));
        }
        return masked;
    }

    /// Writes a shard and hands its files over.
    ///
    /// @param place where its files belong, for this attempt alone
    /// @throws IOException if it cannot be written there
    /// @throws InterruptedException if the thread was interrupted
    public WriteWork.Written write(WriteWork work, ShardFolder place)
            throws TileIndexException, IOException, InterruptedException {
        StageClock clock = new StageClock();
        StagedShards staged = StagedShards.of(place, request);
        Shard shard = work.unpack();
        String zone = work.zones().getFirst();
        if (!request.resume() || !place.has(staged.name(zone, shard))) {
            ShardValues values = values(shard, clock);
            StageClock.Timing encoding = clock.start(Stage.ENCODE);
            staged.makeFolders(zone);
            WrittenShard written = ShardWork.write(
                    sink(), staged, zone, shard, PlannedShard.tiles(request, columns.rowAreas(), shard), values);
            encoding.end(work.cells(), 0);
            clock.move(Stage.ENCODE, Stage.COMPRESS, written.compressing(), 0);
            clock.move(Stage.ENCODE, Stage.WRITE, written.writing(), written.bytes());
        }
        return new WriteWork.Written(clock.times(), meter.read());
    }

    private ShardSink sink() {
        return request.layout().format().sink(columns, kernels, new SyncBatch(1));
    }

    private ShardValues values(Shard shard, StageClock clock) throws TileIndexException, InterruptedException {
        if (pixels.pixels().columns().isEmpty()) {
            return ShardValues.NONE;
        }
        StageClock.Timing reading = clock.start(Stage.VALUES);
        ReadPlan plan = pixels.plan(List.of(shard.zones()), false);
        pixels.read(plan, 0, plan.steps(), Worksite::interrupted);
        unlessInterrupted();
        reading.end(shard.cells(), 0);
        return pixels.values(plan, 0);
    }

    private static boolean interrupted() {
        return Thread.currentThread().isInterrupted();
    }

    private static void unlessInterrupted() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("the work is not needed any more");
        }
    }
}
