package org.tileindex.task;

import java.util.List;
import org.tileindex.plan.ZoneGroup;
import org.tileindex.tile.Shard;
import org.tileindex.tile.ZoneTiles;

/// A shard to be written.
///
/// @param zones that it has cells of, in its order
/// @param tiles of the shard
record PlannedShard(List<ZoneRun> zones, Shard shard, ZoneTiles tiles) {
    /// The names of its zones, for people.
    String name() {
        return ZoneGroup.name(zones.getFirst().id(), zones.getLast().id(), zones.size());
    }

    /// The number of cells of one of its zones.
    long cells(int zone) {
        return shard.zones().get(zone).spans().cells();
    }
}
