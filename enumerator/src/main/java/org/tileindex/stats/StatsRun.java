package org.tileindex.stats;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.tileindex.fault.ErrorCode;
import org.tileindex.fault.Reason;
import org.tileindex.fault.TileIndexException;
import org.tileindex.grid.Grid;
import org.tileindex.kernel.Kernels;
import org.tileindex.raster.WindowReader;
import org.tileindex.raster.source.SourceFigures;
import org.tileindex.run.RunPlanner;
import org.tileindex.run.TaskFaults;
import org.tileindex.scheduler.CostScheduler;
import org.tileindex.scheduler.Task;
import org.tileindex.scheduler.TaskFailedException;
import org.tileindex.task.LazyZones;
import org.tileindex.telemetry.StageClock;
import org.tileindex.zone.OnInvalid;
import org.tileindex.zone.Zone;
import org.tileindex.zone.ZoneExtent;

/// Gathers statistics of zones and writes them as one file. Zones are taken in the order of the first raster's blocks,
/// so that neighbours are read together; the rows are in the order of the zones' ids.
public final class StatsRun {
    private static final int VERTICES_PER_TASK = 20_000;
    private static final int ZONES_PER_TASK = 500;
    private static final int TASKS_PER_WORKER = 4;
    private static final int SHARE = 4;
    private static final long LEAST_BYTES = 1 << 20;

    private final StatsRequest request;
    private final StatsProgress progress;

    public StatsRun(StatsRequest request, StatsProgress progress) {
        this.request = request;
        this.progress = progress;
    }

    /// Does the run.
    ///
    /// @throws TileIndexException for anything that went wrong; then there is no new file, and an earlier one is as it
    ///     was
    /// @throws InterruptedException if the calling thread was interrupted
    public StatsResult execute() throws TileIndexException, InterruptedException {
        checkOut();
        try (SpillFolder spilled = SpillFolder.of(request.statistics())) {
            return execute(spilled);
        }
    }

    private StatsResult execute(SpillFolder spilled) throws TileIndexException, InterruptedException {
        long start = System.nanoTime();
        Kernels kernels = request.execution().simd().kernels();
        WindowReader reader = request.execution().rasters().reader(kernels);
        LazyZones zones = new LazyZones(RunPlanner.source(request.zones()), request.zones(), new StageClock());
        List<String> ids = List.copyOf(zones.selection().extents().keySet());
        StatsTable table = new StatsTable(ids, request.bands().size(), request.statistics());
        table.problems(zones.selection().problems());
        progress.expect(ids.size());
        StatsWork work = new StatsWork(
                request,
                GridLayer.of(request, kernels),
                new Measuring(request, reader, spilled.path(), distributionBytes()),
                table,
                progress);
        run(tasks(work, zones, ids), zones, spilled);
        write(table);
        return new StatsResult(
                table,
                progress.cells(),
                reader.figures(),
                reader.cacheFigures(),
                request.bands().stream()
                        .map(StatsBand::raster)
                        .distinct()
                        .map(raster -> raster.source().figures())
                        .reduce(SourceFigures.NONE, SourceFigures::plus),
                (System.nanoTime() - start) / 1e9);
    }

    /// Memory for the values of a zone in a band: those of all workers take a part of the run's memory.
    private long distributionBytes() {
        long workers = request.execution().workers();
        return Math.max(
                LEAST_BYTES,
                request.execution().memoryBytes()
                        / SHARE
                        / workers
                        / request.bands().size());
    }

    private List<Task> tasks(StatsWork work, LazyZones zones, List<String> ids) throws TileIndexException {
        List<ZonesTask.NumberedZone> sorted = new ArrayList<>(ids.size());
        long vertices = 0;
        for (int i = 0; i < ids.size(); i++) {
            Zone zone = zones.get(ids.get(i));
            sorted.add(new ZonesTask.NumberedZone(i, zone));
            vertices += zone.vertices();
        }
        sorted.sort(order(work.layers().getFirst()));
        long share = vertices / (TASKS_PER_WORKER * (long) request.execution().workers());
        long most = Math.clamp(share, 1, VERTICES_PER_TASK);
        List<Task> tasks = new ArrayList<>();
        List<ZonesTask.NumberedZone> together = new ArrayList<>();
        long taken = 0;
        for (ZonesTask.NumberedZone zone : sorted) {
            together.add(zone);
            taken += zone.zone().vertices();
            if (taken >= most || together.size() == ZONES_PER_TASK) {
                tasks.add(new ZonesTask(work, together));
                together = new ArrayList<>();
                taken = 0;
            }
        }
        if (!together.isEmpty()) {
            tasks.add(new ZonesTask(work, together));
        }
        return tasks;
    }

    /// From north to south by rows of blocks, and in a row from west to east; in a plane, degrees stand for them.
    private static Comparator<ZonesTask.NumberedZone> order(GridLayer layer) {
        Grid grid = layer.grid();
        double height = grid.crs().isProjected() ? 1 : grid.pixelHeight() * layer.blockRows();
        return Comparator.comparingLong((ZonesTask.NumberedZone zone) ->
                        (long) Math.floor(-ZoneExtent.of(zone.zone()).north() / height))
                .thenComparingDouble(zone -> ZoneExtent.of(zone.zone()).west())
                .thenComparingInt(ZonesTask.NumberedZone::number);
    }

    private void run(List<Task> tasks, LazyZones zones, SpillFolder spilled)
            throws TileIndexException, InterruptedException {
        try {
            new CostScheduler(request.execution().dispatch(true), tasks).run();
        } catch (TaskFailedException e) {
            TileIndexException fault = fault(e, spilled);
            boolean names = fault.code() == ErrorCode.E001_GEO_INVALID
                    && request.zones().onInvalid() == OnInvalid.FAIL;
            throw names ? zones.firstFault(fault) : fault;
        }
    }

    private TileIndexException fault(TaskFailedException e, SpillFolder spilled) {
        if (e.getCause() instanceof UncheckedIOException file) {
            return new TileIndexException(
                            ErrorCode.E011_OUTPUT,
                            "cannot write temporary files to %s: %s".formatted(spilled.path(), Reason.of(file)),
                            "Make room there, or name another folder by"
                                    + " TILE_INDEX_JAVA_OPTS=-Djava.io.tmpdir=DIR; with more --memory they are fewer.")
                    .causedBy(e);
        }
        try {
            return TaskFaults.of(e);
        } catch (TileIndexException known) {
            return known;
        } catch (IOException io) {
            return cannotWrite(io);
        }
    }

    private void checkOut() throws TileIndexException {
        try {
            StatsFile.check(request.out());
        } catch (IOException e) {
            throw cannotWrite(e);
        }
    }

    private void write(StatsTable table) throws TileIndexException {
        try {
            StatsFile.write(
                    request.out(),
                    table,
                    request.bands().stream().map(StatsBand::name).toList(),
                    request.bands().stream().map(band -> band.band().number()).toList());
        } catch (IOException e) {
            throw cannotWrite(e);
        }
    }

    private TileIndexException cannotWrite(IOException e) {
        return new TileIndexException(
                        ErrorCode.E011_OUTPUT,
                        "cannot write to %s: %s".formatted(request.out(), Reason.at(e)),
                        "Give an --out that is writable and has room.")
                .causedBy(e);
    }
}
