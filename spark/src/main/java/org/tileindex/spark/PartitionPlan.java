package org.tileindex.spark;

import java.util.ArrayList;
import java.util.List;
import org.tileindex.scan.Spans;
import org.tileindex.tile.ZoneSpans;

/// Cuts the tiles of a scan into partitions of about equal work, between rows of the grid. A partition has tiles of one
/// zone, unless there are very many zones.
///
/// @param partitions the zones of each, in order
/// @param oneZoneEach whether no partition has tiles of two zones
record PartitionPlan(List<List<ZoneSpans>> partitions, boolean oneZoneEach) {
    /// The most zones that have partitions of their own. A task takes some milliseconds, whatever it does.
    private static final int MOST_ZONES = 1_000;

    /// Fewest tiles of a partition that is cut off: less than a task's own cost is worth.
    private static final long LEAST_TILES = 200_000;

    /// @param wanted about the number of partitions wished for
    static PartitionPlan of(FoundTiles tiles, int wanted) {
        boolean oneZoneEach = tiles.zones().size() <= MOST_ZONES;
        long size = Math.max(LEAST_TILES, Math.ceilDiv(tiles.cells(), wanted));
        List<List<ZoneSpans>> partitions = new ArrayList<>();
        List<ZoneSpans> open = new ArrayList<>();
        long inOpen = 0;
        for (ZoneSpans zone : tiles.zones()) {
            for (ZoneSpans part : parts(zone, size)) {
                long cells = part.spans().cells();
                if (!open.isEmpty() && (oneZoneEach || inOpen + cells > size)) {
                    partitions.add(List.copyOf(open));
                    open.clear();
                    inOpen = 0;
                }
                open.add(part);
                inOpen += cells;
            }
        }
        if (!open.isEmpty()) {
            partitions.add(List.copyOf(open));
        }
        return new PartitionPlan(partitions, oneZoneEach);
    }

    /// Parts of a zone of about equally many tiles, at most about `most`.
    private static List<ZoneSpans> parts(ZoneSpans zone, long most) {
        Spans spans = zone.spans();
        long cells = spans.cells();
        long count = Math.ceilDiv(cells, most);
        if (count == 1) {
            return List.of(zone);
        }
        List<ZoneSpans> parts = new ArrayList<>();
        int from = 0;
        long seen = 0;
        for (int i = 0; i < spans.size(); i++) {
            seen += spans.length(i);
            boolean endsRow = i + 1 == spans.size() || spans.row(i + 1) != spans.row(i);
            if (endsRow && (i + 1 == spans.size() || seen * count >= cells * (parts.size() + 1))) {
                parts.add(new ZoneSpans(zone.zone(), spans.range(from, i + 1), zone.coverage()));
                from = i + 1;
            }
        }
        return parts;
    }
}
