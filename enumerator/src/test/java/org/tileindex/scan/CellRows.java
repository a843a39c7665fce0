package org.tileindex.scan;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.BitSet;
import java.util.concurrent.atomic.LongAdder;
import org.tileindex.grid.Grid;

/// Spans as a picture with one bit per cell. Building it checks that the spans keep their promises: row-major order,
/// inside the grid, none empty, no two touching.
final class CellRows {
    private final Grid grid;
    private final BitSet[] rows;
    private final LongAdder rounded = new LongAdder();

    CellRows(Grid grid, Spans spans) {
        this.grid = grid;
        this.rows = new BitSet[grid.nrows()];
        Arrays.setAll(rows, row -> new BitSet());
        for (int i = 0; i < spans.size(); i++) {
            int row = spans.row(i);
            assertTrue(row >= 0 && row < grid.nrows(), "row of span " + i);
            assertTrue(
                    0 <= spans.colStart(i) && spans.colStart(i) < spans.colEnd(i) && spans.colEnd(i) <= grid.ncols(),
                    "columns of span " + i);
            assertTrue(
                    i == 0
                            || spans.row(i - 1) < row
                            || (spans.row(i - 1) == row && spans.colEnd(i - 1) < spans.colStart(i)),
                    "order of span " + i);
            rows[row].set(spans.colStart(i), spans.colEnd(i));
        }
    }

    boolean contains(int row, int col) {
        return rows[row].get(col);
    }

    /// Rows of `#` and `.`, north at the top.
    String picture() {
        StringBuilder picture = new StringBuilder();
        for (int row = 0; row < grid.nrows(); row++) {
            for (int col = 0; col < grid.ncols(); col++) {
                picture.append(contains(row, col) ? '#' : '.');
            }
            picture.append('\n');
        }
        return picture.toString();
    }

    /// Compares every cell of the grid with the oracle.
    ///
    /// @return the number of decisions compared
    long compareAll(CellOracle oracle, String what) {
        for (int row = 0; row < grid.nrows(); row++) {
            compareRow(oracle, row, 0, grid.ncols(), what);
        }
        return (long) grid.nrows() * grid.ncols();
    }

    /// Compares columns `[from, to)` of a row with the oracle.
    void compareRow(CellOracle oracle, int row, int from, int to, String what) {
        CellOracle.Row expected = oracle.row(row);
        for (int col = from; col < to; col++) {
            compare(expected, row, col, what);
        }
    }

    void compare(CellOracle.Row expected, int row, int col, String what) {
        if (expected.contains(col) == contains(row, col)) {
            return;
        }
        rounded.increment();
        if (expected.exactly(col) != contains(row, col)) {
            throw new AssertionError("%s: JTS says cell (row %d, column %d) of %s is %s"
                    .formatted(what, row, col, grid, contains(row, col) ? "outside" : "inside"));
        }
    }

    /// The number of compared cells on which exact arithmetic agrees with the scan, and JTS, which rounds, does not.
    long rounded() {
        return rounded.sum();
    }
}
