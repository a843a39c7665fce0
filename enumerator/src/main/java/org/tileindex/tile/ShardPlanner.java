package org.tileindex.tile;

import java.util.ArrayList;
import java.util.List;
import org.tileindex.scan.Spans;

/// Cuts zones into shards of nearly equal size, between rows. The cuts follow from the spans and the wanted size alone,
/// never from workers or time (contract, section 3.5).
public final class ShardPlanner {
    private final long total;
    private final long wanted;
    private final List<Shard> shards = new ArrayList<>();
    private List<ZoneSpans> open = new ArrayList<>();
    private long before;
    private long seen;
    private long nextCut = 1;

    private ShardPlanner(long total, long wanted) {
        this.total = total;
        this.wanted = wanted;
    }

    /// The fewest shards that hold about `shardRows` cells each; none for no cells. The `i`-th of `n` cuts comes
    /// after the first row of a zone with which `i / n` of all cells are reached; cuts that come after the same row are
    /// one.
    ///
    /// @param zones in order of ids
    public static List<Shard> plan(List<ZoneSpans> zones, long shardRows) {
        long total = ZoneSpans.cells(zones);
        ShardPlanner planner = new ShardPlanner(total, Math.ceilDiv(total, shardRows));
        zones.forEach(planner::add);
        return planner.shards;
    }

    private void add(ZoneSpans zone) {
        Spans spans = zone.spans();
        int from = 0;
        for (int i = 0; i < spans.size(); i++) {
            seen += spans.length(i);
            boolean lastOfRow = i + 1 == spans.size() || spans.row(i + 1) != spans.row(i);
            if (lastOfRow && seen >= share(nextCut)) {
                open.add(zone.range(from, i + 1));
                from = i + 1;
                cut();
            }
        }
        if (from < spans.size()) {
            open.add(zone.range(from, spans.size()));
        }
    }

    private void cut() {
        shards.add(new Shard(shards.size(), open, seen - before));
        open = new ArrayList<>();
        before = seen;
        while (nextCut <= wanted && seen >= share(nextCut)) {
            nextCut++;
        }
    }

    /// `total * part / wanted`, rounded up, without a product that overflows.
    private long share(long part) {
        return total / wanted * part + Math.ceilDiv(total % wanted * part, wanted);
    }
}
