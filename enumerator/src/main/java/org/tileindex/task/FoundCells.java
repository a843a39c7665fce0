package org.tileindex.task;

import java.io.IOException;
import java.util.List;
import org.tileindex.fault.TileIndexException;
import org.tileindex.grid.RowAreas;
import org.tileindex.report.CountrySummary;
import org.tileindex.report.TileMap;
import org.tileindex.request.RunRequest;
import org.tileindex.scan.Spans;
import org.tileindex.scan.ZoneCells;
import org.tileindex.telemetry.RunProgress;
import org.tileindex.tile.Shard;
import org.tileindex.tile.ShardPlanner;
import org.tileindex.tile.ZoneTiles;

/// Turns the cells of a zone, once they are found, into shard tasks. All zones of a run share one.
final class FoundCells {
    private final RunRequest request;
    private final RowAreas areas;
    private final TileMap map;
    private final RunProgress progress;
    private final ShardWork work;

    /// @param areas of the rows of the run's grid
    /// @param map the picture of the tiles found
    FoundCells(RunRequest request, RowAreas areas, TileMap map, RunProgress progress, ShardWork work) {
        this.request = request;
        this.areas = areas;
        this.map = map;
        this.progress = progress;
        this.work = work;
    }

    /// Takes note of a zone's cells, and returns a task for each of its shards.
    List<ShardTask> shards(ZoneRun zone, ZoneCells found) throws TileIndexException, IOException {
        Spans spans = found.spans();
        List<Shard> shards = ShardPlanner.plan(spans, request.layout().shardRows());
        record(zone, found, shards.size());
        if (shards.isEmpty()) {
            progress.zoneDone();
            return List.of();
        }
        work.staged().makeFolders(zone.id());
        return shards.stream()
                .map(shard -> new ShardTask(work, zone, shard, tiles(zone, shard)))
                .toList();
    }

    private void record(ZoneRun zone, ZoneCells found, int shards) throws TileIndexException {
        long included = found.spans().cells();
        zone.found(
                CountrySummary.Cells.of(areas, found, included, shards),
                found.spans().size());
        progress.expect(included - zone.expected().tiles());
        map.draw(zone.number(), found.spans());
    }

    private ZoneTiles tiles(ZoneRun zone, Shard shard) {
        return new ZoneTiles(
                areas, request.cells().rule(), request.zones().options().ids(), zone.id(), shard.spans());
    }
}
