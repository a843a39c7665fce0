package org.tileindex.stats;

import java.util.Arrays;
import org.tileindex.raster.CellRuns;
import org.tileindex.scan.CellCoverage;
import org.tileindex.scan.Spans;
import org.tileindex.scan.ZoneCells;
import org.tileindex.value.SpanRuns;

/// The cells of a zone, numbered from 0 in row-major order, and the share of each that counts.
final class WeighedCells {
    private final Spans spans;
    /// The number of the first cell of each span.
    private final int[] first;
    /// The numbers of cells with a share below 1, ascending.
    private final int[] partly;

    private final double[] shares;
    private final int cells;

    private WeighedCells(Spans spans, int[] first, int[] partly, double[] shares, int cells) {
        this.spans = spans;
        this.first = first;
        this.partly = partly;
        this.shares = shares;
        this.cells = cells;
    }

    /// @param minCoverage a smaller share counts as none
    /// @throws ArithmeticException if there are 2^31 cells or more
    static WeighedCells of(ZoneCells found, double minCoverage) {
        Spans spans = found.spans();
        CellCoverage coverage = found.coverage();
        int[] first = new int[spans.size()];
        int[] partly = new int[coverage.size()];
        double[] shares = new double[coverage.size()];
        int listed = 0;
        int cells = 0;
        for (int i = 0; i < spans.size(); i++) {
            first[i] = cells;
            int row = spans.row(i);
            while (listed < coverage.size() && coverage.row(listed) == row && coverage.col(listed) < spans.colEnd(i)) {
                partly[listed] = cells + coverage.col(listed) - spans.colStart(i);
                shares[listed] = coverage.share(listed) < minCoverage ? 0 : coverage.share(listed);
                listed++;
            }
            cells = Math.addExact(cells, spans.length(i));
        }
        return new WeighedCells(spans, first, partly, shares, cells);
    }

    /// The cells as runs along the rows of a raster.
    CellRuns runs() {
        return SpanRuns.of(spans);
    }

    /// The cells as they were found, whatever their shares.
    Spans spans() {
        return spans;
    }

    /// The number of cells.
    int cells() {
        return cells;
    }

    /// The number of cells whose share counts.
    int counted() {
        int counted = cells;
        for (double share : shares) {
            counted -= share == 0 ? 1 : 0;
        }
        return counted;
    }

    /// The span that a cell is in.
    private int span(int cell) {
        int found = Arrays.binarySearch(first, cell);
        return found < 0 ? -found - 2 : found;
    }

    /// Fills in a number for each of the cells `[cell, cell + count)`: that of its row.
    ///
    /// @param byRow the number of each row
    void fillByRow(double[] byRow, int cell, int count, double[] to, int at) {
        int span = span(cell);
        for (int done = 0; done < count; span++) {
            int end = Math.min(count, first[span] + spans.length(span) - cell);
            Arrays.fill(to, at + done, at + end, byRow[spans.row(span)]);
            done = end;
        }
    }

    /// The first of the cells with a share below 1 that is not before `cell`; `size` of them if there is none.
    int firstPartly(int cell) {
        int found = Arrays.binarySearch(partly, cell);
        return found < 0 ? -found - 1 : found;
    }

    /// The number of the `i`-th cell with a share below 1; the greatest number if there is none.
    int partly(int i) {
        return i < partly.length ? partly[i] : Integer.MAX_VALUE;
    }

    /// The share of the `i`-th cell with a share below 1.
    double share(int i) {
        return shares[i];
    }

    /// The rows `[from, to)` of the grid that the cells are in; equal if there are no cells.
    int firstRow() {
        return spans.size() == 0 ? 0 : spans.row(0);
    }

    int endRow() {
        return spans.size() == 0 ? 0 : spans.row(spans.size() - 1) + 1;
    }
}
