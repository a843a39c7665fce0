package org.tileindex.batch;

import org.tileindex.scan.Spans;

/// Walks through the cells of spans `[from, to)`, a batch at a time. A span that does not fit into what is left of a
/// batch goes on in the next one.
public final class SpanCursor {
    private final Spans spans;
    private final int to;
    private int span;
    /// The first column of `span` that was not taken yet.
    private int col;

    public SpanCursor(Spans spans, int from, int to) {
        this.spans = spans;
        this.to = to;
        this.span = from;
        this.col = from < to ? spans.colStart(from) : 0;
    }

    /// Replaces what is in `runs` by the next cells, `most` of them unless fewer are left.
    public void next(TileRuns runs, int most) {
        runs.clear();
        while (span < to && runs.tiles() < most) {
            int end = (int) Math.min(spans.colEnd(span), (long) col + most - runs.tiles());
            runs.add(spans.row(span), col, end);
            col = end;
            if (end == spans.colEnd(span)) {
                span++;
                col = span < to ? spans.colStart(span) : 0;
            }
        }
    }
}
