package org.tileindex.batch;

import java.util.List;
import org.tileindex.scan.Spans;

/// Walks through the cells of zones, a batch at a time. A span that does not fit into the rest of a batch continues in
/// the next one.
public final class SpanCursor {
    private final List<Spans> zones;
    private int zone;
    private int span;
    /// The number of cells of `span` that are in a batch already.
    private int taken;

    /// @param zones the cells of each zone
    public SpanCursor(List<Spans> zones) {
        this.zones = List.copyOf(zones);
    }

    /// Replaces the content of `runs` by the next cells: `most` of them, or all that are left if they are fewer.
    public void next(TileRuns runs, int most) {
        runs.clear();
        while (zone < zones.size() && runs.tiles() < most) {
            Spans spans = zones.get(zone);
            if (span == spans.size()) {
                zone++;
                span = 0;
            } else {
                take(spans, runs, most - runs.tiles());
            }
        }
    }

    private void take(Spans spans, TileRuns runs, int most) {
        int from = spans.colStart(span) + taken;
        int to = (int) Math.min(spans.colEnd(span), (long) from + most);
        runs.add(zone, spans.row(span), from, to);
        taken += to - from;
        if (to == spans.colEnd(span)) {
            span++;
            taken = 0;
        }
    }
}
