package org.tileindex.run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.tileindex.cache.RunCaches;
import org.tileindex.fault.ErrorCode;
import org.tileindex.fault.TileIndexException;
import org.tileindex.grid.Grid;
import org.tileindex.kernel.KernelChoice;
import org.tileindex.plan.RunPlan;
import org.tileindex.plan.ZoneGroup;
import org.tileindex.plan.ZoneWork;
import org.tileindex.raster.CacheFigures;
import org.tileindex.report.RunResult;
import org.tileindex.report.TileMap;
import org.tileindex.scheduler.CostScheduler;
import org.tileindex.scheduler.Schedule;
import org.tileindex.scheduler.Task;
import org.tileindex.scheduler.TaskFailedException;
import org.tileindex.task.GroupRun;
import org.tileindex.task.LazyZones;
import org.tileindex.task.RemoteRun;
import org.tileindex.task.ZoneRun;
import org.tileindex.task.ZoneTasks;
import org.tileindex.telemetry.CacheStats;
import org.tileindex.telemetry.RunProgress;
import org.tileindex.telemetry.Stage;
import org.tileindex.tile.GridColumns;
import org.tileindex.tile.OutputPaths;
import org.tileindex.value.PixelReader;
import org.tileindex.value.RasterUse;
import org.tileindex.writer.DatasetPublisher;
import org.tileindex.writer.SyncBatch;
import org.tileindex.zone.OnInvalid;

/// The middle of a run: finds and encodes all tiles of a plan, and stages them for publishing.
final class StagedRun {
    private final RunPlan plan;
    private final KernelChoice kernels;
    private final DatasetPublisher publisher;
    private final SyncBatch batch;
    private final RunMeter meter;
    private final RunProgress progress;
    private final List<ZoneRun> zones;
    private final GridColumns columns;
    private final PixelReader pixels;
    private final TileMap map;
    private RasterUse elsewhere = RasterUse.NONE;

    StagedRun(
            RunPlan plan,
            KernelChoice kernels,
            DatasetPublisher publisher,
            SyncBatch batch,
            RunMeter meter,
            RunProgress progress) {
        this.plan = plan;
        this.kernels = kernels;
        this.publisher = publisher;
        this.batch = batch;
        this.meter = meter;
        this.progress = progress;
        this.zones = zones(plan);
        Grid grid = plan.request().cells().grid();
        this.columns = new GridColumns(grid);
        this.pixels = plan.request().pixelReader(kernels.kernels());
        this.map = new TileMap(grid, zones.stream().map(ZoneRun::id).toList());
    }

    private static List<ZoneRun> zones(RunPlan plan) {
        List<ZoneRun> zones = new ArrayList<>(plan.works().size());
        for (ZoneWork zone : plan.works()) {
            zones.add(new ZoneRun(
                    zone, plan.prediction().zones().get(zone.number()).cost()));
        }
        return zones;
    }

    /// Runs all tasks, syncs what they wrote and checks it. An interruption here keeps what was staged for a resumed
    /// run.
    ///
    /// @param planner made the plan
    /// @param cluster does the work, unless this process does
    Cluster.Done stage(RunPlanner planner, Interruption interruption, Optional<Cluster> cluster)
            throws TileIndexException, IOException, InterruptedException {
        ZoneTasks.Account account = new ZoneTasks.Account(meter.clock(), progress, map);
        ZoneTasks first = new ZoneTasks(
                plan,
                planner.zones(),
                planner.spans(),
                columns,
                pixels,
                kernels.kernels(),
                new ZoneTasks.Staging(publisher, batch),
                account);
        Cluster.Done done = cluster.isPresent()
                ? onCluster(cluster.get(), first, planner, interruption)
                : new Cluster.Done(here(first, planner, interruption), List.of());
        meter.clock().add(Stage.WRITE, interruption.ends(batch::sync), 0);
        meter.clock().add(Stage.PUBLISH, interruption.checkStaged(), stagedBytes());
        return done;
    }

    private Schedule here(ZoneTasks first, RunPlanner planner, Interruption interruption)
            throws TileIndexException, IOException, InterruptedException {
        List<Task> tasks = tasks(first);
        meter.opened();
        return interruption.ends(() -> runTasks(tasks, planner.zones()));
    }

    private Cluster.Done onCluster(Cluster cluster, ZoneTasks first, RunPlanner planner, Interruption interruption)
            throws TileIndexException, IOException, InterruptedException {
        starts();
        meter.opened();
        return interruption.ends(() -> {
            try {
                RemoteRun remote = first.remote(zones);
                Cluster.Done done = cluster.run(remote);
                elsewhere = remote.rasters();
                return done;
            } catch (TileIndexException e) {
                throw first(e, planner.zones());
            }
        });
    }

    private List<Task> tasks(ZoneTasks first) throws TileIndexException {
        starts();
        List<Task> tasks = new ArrayList<>(plan.groups().size());
        for (ZoneGroup group : plan.groups()) {
            List<ZoneRun> runs =
                    group.zones().stream().map(work -> zones.get(work.number())).toList();
            tasks.add(first.first(new GroupRun(group, runs)));
        }
        return tasks;
    }

    private void starts() {
        progress.starts(
                zones.size(),
                zones.stream().mapToLong(zone -> zone.expected().tiles()).sum());
        if (plan.request().layout().shards().sharesShards()) {
            progress.findsFirst(plan.findingShare());
        }
    }

    private Schedule runTasks(List<Task> tasks, LazyZones geometry)
            throws TileIndexException, IOException, InterruptedException {
        CostScheduler scheduler = new CostScheduler(plan.request().dispatch(), tasks);
        progress.watch(scheduler::waiting, scheduler::running);
        try {
            return scheduler.run();
        } catch (TaskFailedException e) {
            if (e.getCause() instanceof TileIndexException fault) {
                throw first(fault, geometry);
            }
            throw TaskFaults.of(e);
        }
    }

    /// The fault to be told: where several zones are invalid, that of the first, whichever was found first.
    private TileIndexException first(TileIndexException fault, LazyZones geometry) {
        boolean oneOfSeveral = fault.code() == ErrorCode.E001_GEO_INVALID
                && plan.request().zones().onInvalid() == OnInvalid.FAIL;
        return oneOfSeveral ? geometry.firstFault(fault) : fault;
    }

    private long stagedBytes() {
        return publisher.checked().stream()
                .mapToLong(dataset -> dataset.receipt().bytes())
                .sum();
    }

    /// The result as far as it is known before publishing.
    RunResult result(RunResult.Measured measured, RunCaches caches) {
        RasterUse used = pixels.use().plus(elsewhere);
        return new RunResult(
                plan,
                kernels,
                Stream.concat(
                                plan.selection().problems().stream(),
                                zones.stream().flatMap(zone -> zone.problems().stream()))
                        .toList(),
                zones.stream().map(ZoneRun::summary).toList(),
                publisher.checked(),
                measured,
                publisher.resumed(),
                stats(caches, used),
                used,
                OutputPaths.reportsOf(plan.parameters().hash()));
    }

    /// The use of each cache; that of rasters only where there are some.
    private List<CacheStats> stats(RunCaches caches, RasterUse used) {
        List<CacheStats> all = new ArrayList<>(caches.stats());
        all.add(columns.areaStats());
        if (!used.sources().isEmpty()) {
            CacheFigures cache = used.cache();
            all.add(new CacheStats("raster_blocks", cache.hits(), cache.misses(), cache.evictions(), cache.bytes()));
        }
        return all;
    }

    /// The zones with what tasks found out about them.
    List<ZoneRun> zones() {
        return zones;
    }

    /// The picture of the tiles found.
    TileMap map() {
        return map;
    }
}
