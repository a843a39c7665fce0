package org.tileindex.task;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tileindex.cache.SpanCache;
import org.tileindex.fault.TileIndexException;
import org.tileindex.grid.Grid;
import org.tileindex.kernel.Kernels;
import org.tileindex.plan.RunPlan;
import org.tileindex.projection.ZoneProjection;
import org.tileindex.report.TileMap;
import org.tileindex.request.RunRequest;
import org.tileindex.request.ScanPath;
import org.tileindex.scheduler.Task;
import org.tileindex.telemetry.RunProgress;
import org.tileindex.telemetry.StageClock;
import org.tileindex.tile.GridColumns;
import org.tileindex.value.PixelReader;
import org.tileindex.writer.ShardFolder;
import org.tileindex.writer.SyncBatch;
import org.tileindex.zone.Zone;

/// Makes the first task of each group of zones of a run: recall where their cells are remembered, else validate or
/// scan. All that follows is spawned from there.
public final class ZoneTasks {
    private final RunPlan plan;
    private final LazyZones zones;
    private final SpanCache spans;
    private final Optional<ZoneProjection> projection;
    private final StageClock clock;
    private final CellSearch search;
    private final ShardWork work;
    private final FoundCells cells;

    /// The record that tasks report to.
    ///
    /// @param map the picture of the tiles found
    public record Account(StageClock clock, RunProgress progress, TileMap map) {}

    /// The place where tasks put files.
    ///
    /// @param batch complete files that wait to be synced
    public record Staging(ShardFolder place, SyncBatch batch) {}

    /// @param zones the geometry of the zones
    /// @param spans cells that earlier runs found
    /// @param columns of the run's grid
    /// @param pixels reads what the run takes from rasters
    /// @throws TileIndexException E007 if the grid reaches where its projection does not hold
    public ZoneTasks(
            RunPlan plan,
            LazyZones zones,
            SpanCache spans,
            GridColumns columns,
            PixelReader pixels,
            Kernels kernels,
            Staging staging,
            Account account)
            throws TileIndexException {
        RunRequest request = plan.request();
        ScanPath path = request.execution().path();
        this.plan = plan;
        this.zones = zones;
        this.spans = spans;
        Grid grid = request.cells().grid();
        this.projection = ZoneProjection.of(grid);
        this.clock = account.clock();
        this.search = new CellSearch(
                request.cells(),
                path,
                () -> path.finder(request.cells().grid(), request.cells().rule(), request.hasCoverage(), kernels),
                spans,
                clock,
                account.progress());
        this.work = new ShardWork(
                request.layout().format().sink(columns, kernels, staging.batch()),
                request.layout().format().chunkRows(),
                StagedShards.of(staging.place(), request),
                clock,
                account.progress(),
                path);
        this.cells = new FoundCells(plan, columns.rowAreas(), account.map(), account.progress(), work, pixels);
    }

    /// The first task of a group of zones.
    ///
    /// @throws TileIndexException if the zones cannot be read or are not fit for a run
    public Task first(GroupRun group) throws TileIndexException {
        if (plan.known().recalled().contains(group.group().number())) {
            return new RecallTask(spans, clock, cells, group, () -> scan(group, geometry(group)));
        }
        List<Zone> geometry = geometry(group);
        return plan.known().valid()
                ? scan(group, geometry)
                : new ValidateTask(
                        plan.request().zones().onInvalid(), clock, group, geometry, valid -> scan(group, valid));
    }

    /// The same run, for other processes.
    ///
    /// @param runs the record of each zone, by number
    public RemoteRun remote(List<ZoneRun> runs) {
        return new RemoteRun(plan, zones, runs, cells, work, clock);
    }

    private List<Zone> geometry(GroupRun group) throws TileIndexException {
        List<Zone> geometry = new ArrayList<>(group.zones().size());
        for (ZoneRun zone : group.zones()) {
            geometry.add(zones.get(zone.id()));
        }
        return geometry;
    }

    private Task scan(GroupRun group, List<Zone> valid) {
        return projection.isPresent()
                ? new ProjectTask(
                        projection.get(),
                        clock,
                        group,
                        valid,
                        projected -> new ScanTask(search, cells, group, projected))
                : new ScanTask(search, cells, group, valid);
    }
}
