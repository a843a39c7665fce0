package org.tileindex.scan;

import java.util.SplittableRandom;

/// Spans made by hand or at random, for tests of what comes after scanning.
public final class SpansOf {
    private SpansOf() {}

    /// `row, colStart, colEnd` triples.
    public static Spans triples(int... triples) {
        CellSet.Builder cells = new CellSet.Builder();
        for (int i = 0; i < triples.length; i += 3) {
            cells.add(triples[i], triples[i + 1], triples[i + 2]);
        }
        return cells.union().toSpans();
    }

    /// Up to `perRow` spans in each of some of the rows `[0, nrows)`.
    public static Spans random(SplittableRandom random, int nrows, int ncols, int perRow) {
        CellSet.Builder cells = new CellSet.Builder();
        for (int row = 0; row < nrows; row++) {
            int count = random.nextInt(perRow + 1);
            for (int i = 0; i < count; i++) {
                int from = random.nextInt(ncols);
                cells.add(row, from, from + 1 + random.nextInt(ncols - from));
            }
        }
        return cells.union().toSpans();
    }
}
