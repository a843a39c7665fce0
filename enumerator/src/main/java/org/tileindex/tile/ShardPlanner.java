package org.tileindex.tile;

import java.util.ArrayList;
import java.util.List;
import org.tileindex.scan.Spans;

/// Cuts a zone's spans into shards of nearly equal size, between rows. The cuts follow from the spans and the wanted
/// size alone, never from workers or time (contract, section 3.5).
public final class ShardPlanner {
    private ShardPlanner() {}

    /// The fewest shards that hold about `shardRows` cells each; none for no cells. The `i`-th of `n` cuts comes
    /// after the first row with which `i / n` of all cells are reached; cuts that come after the same row are one.
    public static List<Shard> plan(Spans spans, long shardRows) {
        long total = spans.cells();
        long wanted = Math.ceilDiv(total, shardRows);
        List<Shard> shards = new ArrayList<>();
        int from = 0;
        long before = 0;
        long seen = 0;
        long nextCut = 1;
        for (int i = 0; i < spans.size(); i++) {
            seen += spans.length(i);
            boolean lastOfRow = i + 1 == spans.size() || spans.row(i + 1) != spans.row(i);
            if (lastOfRow && seen >= share(total, nextCut, wanted)) {
                shards.add(new Shard(shards.size(), spans.range(from, i + 1), seen - before));
                from = i + 1;
                before = seen;
                while (nextCut <= wanted && seen >= share(total, nextCut, wanted)) {
                    nextCut++;
                }
            }
        }
        return shards;
    }

    /// `total * part / parts`, rounded up, without a product that overflows.
    private static long share(long total, long part, long parts) {
        return total / parts * part + Math.ceilDiv(total % parts * part, parts);
    }
}
