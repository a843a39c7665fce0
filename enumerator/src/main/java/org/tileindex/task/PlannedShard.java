package org.tileindex.task;

import java.util.List;
import org.tileindex.grid.RowAreas;
import org.tileindex.plan.ZoneGroup;
import org.tileindex.request.RunRequest;
import org.tileindex.tile.Shard;
import org.tileindex.tile.ZoneTiles;

/// A shard to be written.
///
/// @param zones that it has cells of, in its order
/// @param tiles of the shard
record PlannedShard(List<ZoneRun> zones, Shard shard, ZoneTiles tiles) {
    /// The tiles of a shard.
    ///
    /// @param areas of the rows of the run's grid
    static ZoneTiles tiles(RunRequest request, RowAreas areas, Shard shard) {
        return new ZoneTiles(
                areas, request.cells().rule(), request.zones().options().ids(), shard.zones());
    }

    /// The names of its zones, for people.
    String name() {
        return ZoneGroup.name(zones.getFirst().id(), zones.getLast().id(), zones.size());
    }

    /// The number of cells of one of its zones.
    long cells(int zone) {
        return shard.zones().get(zone).spans().cells();
    }
}
