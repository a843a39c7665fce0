package org.tileindex.task;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.tileindex.plan.TaskKind;
import org.tileindex.scan.ZoneCells;
import org.tileindex.telemetry.StageTime;
import org.tileindex.tile.Shard;
import org.tileindex.tile.ZoneSpans;
import org.tileindex.value.SiteUse;

/// A shard that is to be written; for another process.
///
/// @param number of the work among those of the run, from 0
/// @param shard number of the shard in its folder
/// @param zones ids of the zones that it has cells of
/// @param spans the cells of each zone
/// @param cells the number of all cells
/// @param name for people
/// @param cost expected worker time, in nanoseconds
public record WriteWork(
        int number, int shard, List<String> zones, PackedCells spans, long cells, String name, long cost)
        implements RemoteWork {
    public WriteWork {
        zones = List.copyOf(zones);
    }

    static WriteWork of(int number, PlannedShard planned) {
        Shard shard = planned.shard();
        return new WriteWork(
                number,
                shard.number(),
                shard.zones().stream().map(ZoneSpans::zone).toList(),
                PackedCells.ofSpans(shard.zones()),
                shard.cells(),
                planned.name(),
                ShardTask.cost(planned));
    }

    /// The shard to be written.
    Shard unpack() {
        List<ZoneCells> found = spans.unpack();
        List<ZoneSpans> parts = new ArrayList<>(zones.size());
        for (int i = 0; i < zones.size(); i++) {
            parts.add(new ZoneSpans(
                    zones.get(i), found.get(i).spans(), found.get(i).coverage()));
        }
        return new Shard(shard, parts, cells);
    }

    @Override
    public String kind() {
        return TaskKind.SHARD.label();
    }

    /// What was written.
    ///
    /// @param times what it took
    /// @param use what the process has read from rasters
    public record Written(List<StageTime> times, SiteUse use) implements Serializable {
        public Written {
            times = List.copyOf(times);
        }
    }
}
