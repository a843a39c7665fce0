package org.tileindex.stats;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.tileindex.cache.SelectionCache;
import org.tileindex.fault.ErrorCode;
import org.tileindex.fault.TileIndexException;
import org.tileindex.kernel.KernelChoice;
import org.tileindex.kernel.Work;
import org.tileindex.raster.WindowReader;
import org.tileindex.run.TaskFaults;
import org.tileindex.scheduler.CostScheduler;
import org.tileindex.scheduler.Dispatch;
import org.tileindex.scheduler.Task;
import org.tileindex.scheduler.TaskFailedException;
import org.tileindex.task.LazyZones;
import org.tileindex.telemetry.StageClock;
import org.tileindex.value.GatheredUse;
import org.tileindex.zone.OnInvalid;
import org.tileindex.zone.Zone;
import org.tileindex.zone.file.ZoneInput;
import org.tileindex.zone.file.ZoneParts;

/// Gathers statistics of zones and writes them as one file. Zones are taken in the order of the first raster's blocks,
/// so that neighbours are read together; the rows are in the order of the zones' ids.
public final class StatsRun {
    private static final int SHARE = 4;
    private static final long LEAST_BYTES = 1 << 20;
    private static final long BYTES_PER_ZONE = 220;
    private static final long BYTES_PER_VERTEX = 2 * Double.BYTES;

    private final StatsRequest request;
    private final StatsProgress progress;
    private final Optional<StatsCluster> cluster;
    private final StatsDrawing drawing;
    private final GatheredUse gathered = new GatheredUse();

    /// A run on the threads of this process.
    public StatsRun(StatsRequest request, StatsProgress progress) {
        this(request, progress, Optional.empty());
    }

    /// @param cluster gathers the statistics, unless this process does
    public StatsRun(StatsRequest request, StatsProgress progress, Optional<StatsCluster> cluster) {
        this.request = request;
        this.progress = progress;
        this.cluster = cluster;
        this.drawing = new StatsDrawing(request.report().isPresent());
    }

    /// Does the run.
    ///
    /// @throws TileIndexException for anything that went wrong; then there is no new file, and an earlier one is as it
    ///     was
    /// @throws InterruptedException if the calling thread was interrupted
    public StatsResult execute() throws TileIndexException, InterruptedException {
        StatsOutput.check(request);
        try (SpillFolder spilled = SpillFolder.of(request.statistics())) {
            long start = System.nanoTime();
            if (request.from().isPresent()) {
                return execute(spilled, Optional.empty(), start);
            }
            Input input = input();
            StatsRun beside = new StatsRun(request.beside(bytes(input.zones.zones())), progress, cluster);
            return beside.execute(spilled, Optional.of(input), start);
        }
    }

    /// Memory of zones, and of the rows that they will have, about.
    private static long bytes(List<Zone> zones) {
        return BYTES_PER_ZONE * zones.size()
                + BYTES_PER_VERTEX * zones.stream().mapToLong(Zone::vertices).sum();
    }

    /// @param input of zones; empty if published cells take their place
    private StatsResult execute(SpillFolder spilled, Optional<Input> input, long start)
            throws TileIndexException, InterruptedException {
        KernelChoice kernels = request.execution().simd().kernels(Work.SAMPLES);
        WindowReader reader = request.execution().rasters().reader(kernels.kernels());
        List<GridLayer> layers = GridLayer.of(request, kernels.kernels());
        Measuring measuring = new Measuring(request, reader, spilled.path(), distributionBytes(request));
        StatsTable table = input.isPresent()
                ? ofZones(input.get(), layers, measuring)
                : ofPublished(request.from().orElseThrow(), layers, measuring);
        Supplier<StatsResult> result = () -> new StatsResult(
                table,
                kernels,
                progress.cells(),
                StatsUse.of(request, reader).plus(gathered.total()),
                (System.nanoTime() - start) / 1e9);
        if (request.report().isPresent()) {
            writeWithPage(
                    request.report().get(),
                    table,
                    new StatsReport(request, result.get(), drawing.map().orElseThrow()));
        } else {
            write(table);
        }
        return result.get();
    }

    /// Writes the statistics and the page. Each is whole before either has its name.
    private void writeWithPage(Path report, StatsTable table, StatsReport page) throws TileIndexException {
        try (StagedPage staged = StagedPage.write(report, page.page())) {
            write(table);
            staged.complete();
        } catch (IOException e) {
            throw StatsOutput.cannotWrite(report.toString(), StatsOutput.REPORT, e);
        }
    }

    private StatsTable ofZones(Input input, List<GridLayer> layers, Measuring measuring)
            throws TileIndexException, InterruptedException {
        SelectionCache cache = new SelectionCache(request.execution().memory());
        boolean known = cache.isValid(input.digest, request.zones());
        List<Zone> zones = input.zones.zones();
        StatsWork work = work(layers, measuring, zones.stream().map(Zone::id).toList());
        work.table().select(input.zones.remarks());
        try {
            if (cluster.isPresent()) {
                gather(cluster.get(), work, zones, known);
            } else {
                run(
                        request,
                        request.execution().dispatch(true),
                        ZoneBatches.tasks(work, zones, known),
                        measuring.folder());
            }
        } catch (TileIndexException e) {
            boolean names =
                    e.code() == ErrorCode.E001_GEO_INVALID && request.zones().onInvalid() == OnInvalid.FAIL;
            throw names ? input.zones.firstFault(e) : e;
        }
        if (!known && work.table().problems().isEmpty()) {
            cache.putValid(input.digest, request.zones());
            cache.trim();
        }
        return work.table();
    }

    private void gather(StatsCluster elsewhere, StatsWork work, List<Zone> zones, boolean known)
            throws TileIndexException, InterruptedException {
        List<StatsPiece> pieces = ZoneBatches.pieces(work.layers().getFirst(), zones, elsewhere.workers(), known);
        elsewhere.gather(zones, pieces, (piece, part) -> {
            progress.cells(part.cells());
            gathered.take(part.use());
            drawing.add(part.drawn());
            work.table().problems(part.rows().problems());
            for (int i = 0; i < piece.zones().size(); i++) {
                work.table().put(piece.zones().get(i), part.rows(), i);
                progress.zoneDone();
            }
        });
    }

    /// The zones, and the digest of their bytes, which are forgotten once they are read.
    private record Input(ZoneInput digest, LazyZones zones) {}

    private Input input() throws TileIndexException, InterruptedException {
        ZoneParts source = LazyZones.source(request.zones());
        return new Input(ZoneInput.of(source, 0), new LazyZones(source, request.zones(), new StageClock()));
    }

    private StatsTable ofPublished(Path from, List<GridLayer> layers, Measuring measuring)
            throws TileIndexException, InterruptedException {
        PublishedIndex index = published(request, from, layers);
        StatsWork work = work(layers, measuring, index.zones());
        OpenZones zones = new OpenZones(work, index.zones());
        List<Task> tasks = new ArrayList<>();
        index.files().forEach(file -> tasks.add(new PublishedTask(work, index, zones, file)));
        run(request, request.execution().dispatch(true), tasks, measuring.folder());
        zones.finish();
        return work.table();
    }

    /// The published cells that a request takes.
    ///
    /// @throws TileIndexException E002 or E010 if they are not there, or do not fit its rasters and weights
    static PublishedIndex published(StatsRequest request, Path from, List<GridLayer> layers) throws TileIndexException {
        PublishedIndex index = PublishedIndex.open(from, layers.getFirst().grid());
        if (layers.size() > 1) {
            throw new TileIndexException(
                    ErrorCode.E002_RASTER_MISMATCH,
                    "--from: the rasters have different grids",
                    "Take them one at a time, each with cells published on its grid.");
        }
        if (request.weight().needsCoverage() && !index.hasCoverage()) {
            throw new TileIndexException(
                    ErrorCode.E010_INPUT,
                    "--from: %s has no column coverage".formatted(index.partition()),
                    "Publish it with --coverage, or give --weight none.");
        }
        return index;
    }

    private StatsWork work(List<GridLayer> layers, Measuring measuring, List<String> ids) {
        progress.expect(ids.size());
        StatsTable table = new StatsTable(ids, request.bands().size(), request.statistics());
        drawing.begin(layers.getFirst().grid(), ids);
        return new StatsWork(request, layers, measuring, table, progress, drawing);
    }

    /// Memory for the values of a zone in a band: those of all workers take a part of the run's memory.
    static long distributionBytes(StatsRequest request) {
        long workers = request.execution().workers();
        return Math.max(
                LEAST_BYTES,
                request.execution().memoryBytes()
                        / SHARE
                        / workers
                        / request.bands().size());
    }

    static void run(StatsRequest request, Dispatch dispatch, List<Task> tasks, Path spilled)
            throws TileIndexException, InterruptedException {
        try {
            new CostScheduler(dispatch, tasks).run();
        } catch (TaskFailedException e) {
            throw fault(request, e, spilled);
        }
    }

    private static TileIndexException fault(StatsRequest request, TaskFailedException e, Path spilled) {
        if (e.getCause() instanceof UncheckedIOException file) {
            return SpillFolder.cannotWrite(spilled, file);
        }
        try {
            return TaskFaults.of(e);
        } catch (TileIndexException known) {
            return known;
        } catch (IOException io) {
            return StatsOutput.cannotWrite(request.out().name(), StatsOutput.OUT, io);
        }
    }

    private void write(StatsTable table) throws TileIndexException {
        List<String> rasters = request.bands().stream().map(StatsBand::name).toList();
        List<Integer> numbers =
                request.bands().stream().map(band -> band.band().number()).toList();
        StatsOutput.write(request.out(), file -> StatsFile.write(file, table, rasters, numbers));
    }
}
