package org.tileindex.stats;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.tileindex.cache.SelectionCache;
import org.tileindex.fault.TileIndexException;
import org.tileindex.kernel.Kernels;
import org.tileindex.kernel.Work;
import org.tileindex.request.ScanPath;
import org.tileindex.scan.CellFinder;
import org.tileindex.scan.RowBand;
import org.tileindex.scan.ZoneWindow;
import org.tileindex.task.LazyZones;
import org.tileindex.telemetry.StageClock;
import org.tileindex.zone.CheckedZone;
import org.tileindex.zone.Zone;
import org.tileindex.zone.ZoneExtent;
import org.tileindex.zone.ZoneRepair;
import org.tileindex.zone.file.ZoneInput;
import org.tileindex.zone.file.ZoneParts;

/// Foretells a [StatsRun]: finds the cells of all zones, on the calling thread, and reads no pixel.
public final class StatsPlanner {
    private static final double NANOS = 1e9;

    private final StatsRequest request;
    private final Kernels kernels;
    private final List<GridLayer> layers;
    private final StatsTally tally;
    private final long start = System.nanoTime();

    private StatsPlanner(StatsRequest request) throws TileIndexException {
        this.request = request;
        this.kernels = request.execution().simd().kernels(Work.SPANS).kernels();
        this.layers = GridLayer.of(request, kernels);
        this.tally = new StatsTally(request, layers);
    }

    /// The plan of a request. Nothing is written.
    ///
    /// @throws TileIndexException for what is wrong with the request, the zones or the headers of rasters
    /// @throws InterruptedException if the calling thread was interrupted
    public static StatsPlan of(StatsRequest request) throws TileIndexException, InterruptedException {
        StatsOutput.check(request);
        StatsPlanner planner = new StatsPlanner(request);
        return request.from().isPresent() ? planner.ofPublished(request.from().get()) : planner.ofZones();
    }

    private StatsPlan ofZones() throws TileIndexException, InterruptedException {
        ZoneParts source = LazyZones.source(request.zones());
        ZoneInput digest = ZoneInput.of(source, 0);
        LazyZones zones = new LazyZones(source, request.zones(), new StageClock());
        boolean known = new SelectionCache(request.execution().memory()).isValid(digest, request.zones());
        List<Zone> all = zones.zones();
        long read = System.nanoTime();
        StatsWork work = work(all.stream().map(Zone::id).toList());
        work.table().select(zones.remarks());
        int tasks = ZoneBatches.tasks(work, all, known).size();
        for (int number = 0; number < all.size(); number++) {
            CheckedZone checked = known
                    ? new CheckedZone(all.get(number), List.of())
                    : ZoneRepair.apply(request.zones().onInvalid(), all.get(number));
            work.table().problems(checked.problems());
            if (checked.zone().polygons().isEmpty()) {
                work.table().leaveOut(number);
            } else {
                tasks += find(work, number, checked.zone());
            }
        }
        return plan(work.table(), tasks, known, read);
    }

    private StatsWork work(List<String> ids) {
        StatsTable table = new StatsTable(ids, request.bands().size(), request.statistics());
        Measuring measuring =
                new Measuring(request, request.execution().rasters().reader(kernels), Path.of(""), 0);
        return new StatsWork(request, layers, measuring, table, new StatsProgress(), new StatsDrawing(false));
    }

    /// Counts the cells of a zone, and returns the number of tasks that a large one is cut into.
    private int find(StatsWork work, int number, Zone zone) throws TileIndexException, InterruptedException {
        int tasks = 0;
        for (GridLayer layer : layers) {
            Zone placed = layer.projection().isPresent()
                    ? layer.projection().get().project(List.of(zone)).getFirst()
                    : zone;
            ZoneWindow window = ZoneWindow.of(ZoneExtent.of(placed), layer.grid());
            if (window.estimatedCells() > work.cellsOfZone(layer)) {
                tasks += BandTask.of(work, layer, number, placed, window).size();
            }
            RowBand all = new RowBand(0, layer.grid().nrows());
            CellFinder.Watch watch = CellFinder.Watch.until(Thread.currentThread()::isInterrupted);
            tally.add(layer, number, finder(layer).find(placed, all, watch));
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        }
        return tasks;
    }

    /// Shares take time, and only their least one matters here.
    private CellFinder finder(GridLayer layer) {
        return ScanPath.FAST.finder(layer.grid(), request.rule(), request.minCoverage() > 0, kernels);
    }

    private StatsPlan ofPublished(Path from) throws TileIndexException, InterruptedException {
        PublishedIndex index = StatsRun.published(request, from, layers);
        long read = System.nanoTime();
        StatsWork work = work(index.zones());
        PublishedCells cells = new PublishedCells(index, layers.getFirst(), new OpenZones(work, index.zones()));
        for (Path file : index.files()) {
            cells.add(file, tally);
        }
        return plan(work.table(), index.files().size(), true, read);
    }

    /// @param read when the zones were read
    private StatsPlan plan(StatsTable table, int tasks, boolean known, long read)
            throws TileIndexException, InterruptedException {
        int zones = table.zones().size();
        int leftOut = table.leftOutCount();
        boolean isKnown = !request.statistics().isShares();
        return new StatsPlan(
                zones,
                zones - leftOut - tally.zonesWithCells(),
                leftOut,
                tally.cells(),
                isKnown ? OptionalLong.of(table.rowCount()) : OptionalLong.empty(),
                tally.readings(),
                tasks,
                known,
                new StatsPlan.Times((read - start) / NANOS, (System.nanoTime() - read) / NANOS),
                new ArrayList<>(table.problems()));
    }
}
