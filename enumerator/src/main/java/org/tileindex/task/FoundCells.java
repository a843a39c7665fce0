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
import org.tileindex.scheduler.Task;
import org.tileindex.telemetry.RunProgress;
import org.tileindex.tile.Shard;
import org.tileindex.tile.ShardPlanner;
import org.tileindex.tile.ZoneSpans;
import org.tileindex.value.PixelReader;
import org.tileindex.value.ShardValues;

/// Turns the cells of zones, once they are found, into shard tasks. All zones of a run share one.
final class FoundCells {
    private final RunRequest request;
    private final RowAreas areas;
    private final TileMap map;
    private final RunProgress progress;
    private final ShardWork work;
    private final PixelReader pixels;
    private final PackedZones packed;

    /// @param areas of the rows of the run's grid
    /// @param map the picture of the tiles found
    FoundCells(RunPlan plan, RowAreas areas, TileMap map, RunProgress progress, ShardWork work, PixelReader pixels) {
        this.request = plan.request();
        this.areas = areas;
        this.map = map;
        this.progress = progress;
        this.work = work;
        this.pixels = pixels;
        this.packed = new PackedZones(plan.works().size());
    }

    /// The tasks that follow when the cells of a group are found: those that mask them, or else write them.
    List<Task> follow(GroupRun group, List<ZoneCells> found) throws TileIndexException, IOException {
        return pixels.pixels().mask().isPresent()
                ? MaskTask.of(work.clock(), pixels, group, found, masked -> tasks(cut(group, masked)))
                : tasks(cut(group, found));
    }

    /// Takes note of the tiles of each zone of a group, and returns the shards that can be cut by now: those of the
    /// group's zones, or, where zones share shards, those of all zones once they are all found.
    List<PlannedShard> cut(GroupRun group, List<ZoneCells> found) throws TileIndexException, IOException {
        List<PlannedShard> shards = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
            ZoneRun zone = group.zones().get(i);
            record(zone, found.get(i));
            ZoneSpans spans =
                    new ZoneSpans(zone.id(), found.get(i).spans(), found.get(i).coverage());
            if (request.layout().shards().sharesShards()) {
                shards.addAll(packed.found(zone, spans) ? cut(packed.zones(), packed.spans()) : List.of());
            } else {
                shards.addAll(cut(List.of(zone), List.of(spans)));
            }
        }
        return shards;
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

    /// Cuts zones into shards.
    ///
    /// @param spans of each zone
    private List<PlannedShard> cut(List<ZoneRun> zones, List<ZoneSpans> spans) throws IOException {
        List<PlannedShard> shards = new ArrayList<>();
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
            shards.add(new PlannedShard(within, shard, PlannedShard.tiles(request, areas, shard)));
        }
        if (!shards.isEmpty()) {
            work.staged().makeFolders(zones.getFirst().id());
        }
        return shards;
    }

    /// The tasks that read the values of shards or, where there are none, write them.
    private List<Task> tasks(List<PlannedShard> shards) {
        return pixels.pixels().columns().isEmpty() ? written(shards) : read(shards);
    }

    private List<Task> written(List<PlannedShard> shards) {
        return shards.stream()
                .<Task>map(planned -> new ShardTask(work, planned, ShardValues.NONE))
                .toList();
    }

    /// Shards whose values fit into memory together are read together, so that a block is visited once for all.
    private List<Task> read(List<PlannedShard> shards) {
        List<List<PlannedShard>> batches = new ArrayList<>();
        List<PlannedShard> batch = new ArrayList<>();
        long bytes = 0;
        for (PlannedShard planned : shards) {
            long more = pixels.bytes(planned.shard().cells());
            if (!batch.isEmpty() && bytes + more > pixels.mostBytes()) {
                batches.add(batch);
                batch = new ArrayList<>();
                bytes = 0;
            }
            batch.add(planned);
            bytes += more;
        }
        if (!batch.isEmpty()) {
            batches.add(batch);
        }
        // Zones that share shards are cut when all cells are found and masked.
        boolean last = batches.size() == 1 && request.layout().shards().sharesShards();
        return batches.stream()
                .<Task>map(together -> new ReadTask(work, pixels, together, last))
                .toList();
    }
}
