package org.tileindex.value;

import org.tileindex.raster.BlockTally;
import org.tileindex.raster.CellRuns;
import org.tileindex.scan.Spans;

/// The cells of a zone as a raster takes them.
public final class SpanRuns {
    /// Cells of one window: their number must be an `int`.
    private static final long MOST_CELLS = 1L << 30;

    private SpanRuns() {}

    /// The cells as runs along the rows of a raster.
    ///
    /// @throws ArithmeticException if there are 2^31 cells or more
    public static CellRuns of(Spans spans) {
        int[] row = new int[spans.size()];
        int[] from = new int[spans.size()];
        int[] to = new int[spans.size()];
        for (int i = 0; i < spans.size(); i++) {
            row[i] = spans.row(i);
            from[i] = spans.colStart(i);
            to[i] = spans.colEnd(i);
        }
        return new CellRuns(row, from, to, new int[spans.size()]);
    }

    /// Adds any number of cells to what is needed of a raster.
    public static void add(BlockTally tally, Spans spans) {
        int from = 0;
        long cells = 0;
        for (int i = 0; i < spans.size(); i++) {
            if (cells + spans.length(i) > MOST_CELLS) {
                tally.add(of(spans.range(from, i)));
                from = i;
                cells = 0;
            }
            cells += spans.length(i);
        }
        tally.add(of(spans.range(from, spans.size())));
    }
}
