package org.tileindex.clip;

import org.tileindex.scan.Spans;

/// A zone and its window, the smallest rectangle around its cells.
///
/// @param spans its cells, at least one; rows count from the north
/// @param row first row of the window
/// @param col first column of the window
/// @param height rows of the window
/// @param width columns of the window
record ZoneClip(String id, Spans spans, int row, int col, int height, int width) {
    static ZoneClip of(String id, Spans spans) {
        int first = Integer.MAX_VALUE;
        int last = 0;
        for (int i = 0; i < spans.size(); i++) {
            first = Math.min(first, spans.colStart(i));
            last = Math.max(last, spans.colEnd(i));
        }
        int row = spans.row(0);
        return new ZoneClip(id, spans, row, first, spans.row(spans.size() - 1) - row + 1, last - first);
    }

    long pixels() {
        return (long) width * height;
    }

    /// The first span at or south of a row of the raster.
    int firstSpan(int from) {
        int low = 0;
        int high = spans.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (spans.row(middle) < from) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
