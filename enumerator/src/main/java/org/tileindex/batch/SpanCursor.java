package org.tileindex.batch;

import org.tileindex.scan.Spans;

/// Walks through the cells of spans, a batch at a time. A span that does not fit into the rest of a batch continues in
/// the next one.
public final class SpanCursor {
    private final Spans spans;
    private int span;
    /// The first column of `span` that is in no batch yet.
    private int col;

    public SpanCursor(Spans spans) {
        this.spans = spans;
        this.col = spans.size() > 0 ? spans.colStart(0) : 0;
    }

    /// Replaces the content of `runs` by the next cells: `most` of them, or all that are left if they are fewer.
    public void next(TileRuns runs, int most) {
        runs.clear();
        while (span < spans.size() && runs.tiles() < most) {
            int end = (int) Math.min(spans.colEnd(span), (long) col + most - runs.tiles());
            runs.add(spans.row(span), col, end);
            col = end;
            if (end == spans.colEnd(span)) {
                span++;
                col = span < spans.size() ? spans.colStart(span) : 0;
            }
        }
    }
}
