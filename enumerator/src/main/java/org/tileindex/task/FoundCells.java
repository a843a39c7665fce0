package org.tileindex.task;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.tileindex.fault.TileIndexException;
import org.tileindex.grid.RowAreas;
import org.tileindex.plan.RunPlan;
import org.tileindex.report.CountrySummary;
import org.tileindex.report.TileMap;
import org.tileindex.request.RunRequest;
import org.tileindex.scan.ZoneCells;
import org.tileindex.telemetry.RunProgress;
import org.tileindex.tile.Shard;
import org.tileindex.tile.ShardPlanner;
import org.tileindex.tile.ZoneSpans;
import org.tileindex.tile.ZoneTiles;

/// Turns the cells of zones, once they are found, into shard tasks. All zones of a run share one.
final class FoundCells {
    private final RunRequest request;
    private final RowAreas areas;
    private final TileMap map;
    private final RunProgress progress;
    private final ShardWork work;
    private final PackedZones packed;

    /// @param areas of the rows of the run's grid
    /// @param map the picture of the tiles found
    FoundCells(RunPlan plan, RowAreas areas, TileMap map, RunProgress progress, ShardWork work) {
        this.request = plan.request();
        this.areas = areas;
        this.map = map;
        this.progress = progress;
        this.work = work;
        this.packed = new PackedZones(plan.works().size());
    }

    /// Takes note of the cells of each zone of a group, and returns a task for each shard that can be cut by now: those
    /// of the group's zones, or, where zones share shards, those of all zones once they are all found.
    List<ShardTask> shards(GroupRun group, List<ZoneCells> found) throws TileIndexException, IOException {
        List<ShardTask> tasks = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
            ZoneRun zone = group.zones().get(i);
            record(zone, found.get(i));
            ZoneSpans spans = new ZoneSpans(zone.id(), found.get(i).spans());
            if (request.layout().shards().sharesShards()) {
                tasks.addAll(packed.found(zone, spans) ? cut(packed.zones(), packed.spans()) : List.of());
            } else {
                tasks.addAll(cut(List.of(zone), List.of(spans)));
            }
        }
        return tasks;
    }

    private void record(ZoneRun zone, ZoneCells found) throws TileIndexException {
        long included = found.spans().cells();
        zone.found(
                CountrySummary.Cells.of(areas, found, included), found.spans().size());
        progress.expect(included - zone.expected().tiles());
        map.draw(zone.number(), found.spans());
        if (included == 0 || request.layout().shards().sharesShards()) {
            progress.zoneDone();
        }
    }

    /// Cuts zones into shards, and returns a task for each.
    ///
    /// @param spans of each zone
    private List<ShardTask> cut(List<ZoneRun> zones, List<ZoneSpans> spans) throws IOException {
        List<ShardTask> tasks = new ArrayList<>();
        int zone = 0;
        for (Shard shard : ShardPlanner.plan(spans, request.layout().shardRows())) {
            List<ZoneRun> within = new ArrayList<>(shard.zones().size());
            for (ZoneSpans part : shard.zones()) {
                while (!zones.get(zone).id().equals(part.zone())) {
                    zone++;
                }
                within.add(zones.get(zone));
            }
            within.forEach(ZoneRun::shardPlanned);
            tasks.add(new ShardTask(work, within, shard, tiles(shard)));
        }
        if (!tasks.isEmpty()) {
            work.staged().makeFolders(zones.getFirst().id());
        }
        return tasks;
    }

    private ZoneTiles tiles(Shard shard) {
        return new ZoneTiles(
                areas, request.cells().rule(), request.zones().options().ids(), shard.zones());
    }
}
