package org.tileindex.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.BitSet;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.tileindex.grid.Grid;

/// Interval arithmetic compared with one bit per cell.
class CellSetTest {
    private static final Grid GRID = new Grid(6, 70, 0, 6, 1, 1);

    @Test
    void nothingIsEmpty() {
        CellSet nothing = new CellSet.Builder().union();
        assertEquals(0, nothing.cells());
        assertEquals(0, nothing.toSpans().size());
        assertEquals(0, nothing.minus(nothing).cells());
    }

    @Test
    void intervalsThatTouchBecomeOneButRowsStayApart() {
        CellSet.Builder builder = new CellSet.Builder();
        builder.add(0, 5, 70);
        builder.add(0, 2, 5);
        builder.add(1, 0, 3);
        builder.add(1, 4, 4);
        Spans spans = builder.union().toSpans();
        assertEquals(2, spans.size());
        assertEquals(68, spans.length(0));
        assertEquals(3, spans.length(1));
    }

    @Test
    void extremeRowsAndColumnsKeepTheirPlace() {
        CellSet.Builder builder = new CellSet.Builder();
        builder.add(Grid.MAX_SIDE - 1, 0, Grid.MAX_SIDE);
        builder.add(0, Grid.MAX_SIDE - 1, Grid.MAX_SIDE);
        Spans spans = builder.union().toSpans();
        assertEquals(0, spans.row(0));
        assertEquals(Grid.MAX_SIDE - 1, spans.colStart(0));
        assertEquals(Grid.MAX_SIDE - 1, spans.row(1));
        assertEquals(Grid.MAX_SIDE, spans.colEnd(1));
    }

    @Test
    void unionAndDifferenceAreThoseOfBits() {
        for (int seed = 0; seed < 3_000; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            BitSet[] bits = {new BitSet(), new BitSet(), new BitSet()};
            CellSet a = drawn(random, bits[0]);
            CellSet b = drawn(random, bits[1]);
            CellSet.Builder both = new CellSet.Builder();
            both.addAll(a);
            both.addAll(b);
            bits[2].or(bits[0]);
            bits[2].or(bits[1]);
            assertSame(bits[0], a);
            assertSame(bits[2], both.union());
            bits[2].clear();
            bits[2].or(bits[0]);
            bits[2].andNot(bits[1]);
            assertSame(bits[2], a.minus(b));
            assertEquals(0, a.minus(a).cells());
        }
    }

    /// Overlapping, touching, repeated and empty intervals in any order.
    private static CellSet drawn(SplittableRandom random, BitSet bits) {
        CellSet.Builder builder = new CellSet.Builder();
        int intervals = random.nextInt(40);
        int longest = 1 + random.nextInt(GRID.ncols());
        for (int i = 0; i < intervals; i++) {
            int row = random.nextInt(GRID.nrows());
            int from = random.nextInt(GRID.ncols());
            int to = Math.min(GRID.ncols(), from + random.nextInt(longest));
            builder.add(row, from, to);
            bits.set(row * GRID.ncols() + from, row * GRID.ncols() + to);
        }
        return builder.union();
    }

    private static void assertSame(BitSet expected, CellSet actual) {
        CellRows rows = new CellRows(GRID, actual.toSpans());
        for (int row = 0; row < GRID.nrows(); row++) {
            for (int col = 0; col < GRID.ncols(); col++) {
                assertEquals(expected.get(row * GRID.ncols() + col), rows.contains(row, col));
            }
        }
        assertEquals(expected.cardinality(), actual.cells());
        assertEquals(expected.cardinality(), actual.toSpans().cells());
    }
}
