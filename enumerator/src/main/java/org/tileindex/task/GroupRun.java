package org.tileindex.task;

import java.util.List;
import java.util.function.ObjLongConsumer;
import org.tileindex.plan.ZoneCost;
import org.tileindex.plan.ZoneGroup;

/// A group of zones in a run.
///
/// @param zones in the order of the group
public record GroupRun(ZoneGroup group, List<ZoneRun> zones) {
    public GroupRun {
        zones = List.copyOf(zones);
    }

    /// The expected cost of the work on all zones.
    ZoneCost expected() {
        return zones.stream().map(ZoneRun::expected).reduce(ZoneCost.NONE, ZoneCost::plus);
    }

    /// Memory that the zones take from their scan to their last shard, in bytes.
    long memory() {
        return zones.stream().mapToLong(ZoneRun::memory).sum();
    }

    /// Worker time spent so far on finding the zones' cells.
    long findingNanos() {
        return zones.stream().mapToLong(ZoneRun::findingNanos).sum();
    }

    /// Whether no zone was found to be invalid.
    boolean isValid() {
        return zones.stream().allMatch(zone -> zone.problems().isEmpty());
    }

    /// Divides the time of a task among its zones, in proportion to their size.
    ///
    /// @param from the first zone that the task worked on
    /// @param to one past the last
    /// @param account takes the time of a zone
    void divide(long nanos, int from, int to, ObjLongConsumer<ZoneRun> account) {
        List<ZoneRun> worked = zones.subList(from, to);
        double weights = worked.stream().mapToLong(ZoneRun::weight).sum();
        for (ZoneRun zone : worked) {
            account.accept(zone, Math.round(nanos * (zone.weight() / weights)));
        }
    }
}
