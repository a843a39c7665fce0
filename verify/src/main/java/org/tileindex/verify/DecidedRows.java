package org.tileindex.verify;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.tileindex.raster.CellRuns;

/// The cells of a zone in some rows of the grid, before and after a mask.
final class DecidedRows {
    private final List<Row> rows = new ArrayList<>();
    private long cells;

    /// @param base the column that bit 0 of `inside` is of
    private record Row(int row, int base, BitSet inside) {}

    /// Takes the cells of one row.
    interface Visitor {
        void visit(int row, int base, BitSet inside);
    }

    /// Adds a row.
    ///
    /// @param base the column that bit 0 of `inside` is of
    /// @param inside columns of the zone, counted from `base`
    void add(int row, int base, BitSet inside) {
        rows.add(new Row(row, base, inside));
        cells += inside.cardinality();
    }

    /// The number of cells of all rows.
    long cells() {
        return cells;
    }

    void each(Visitor visitor) {
        rows.forEach(row -> visitor.visit(row.row(), row.base(), row.inside()));
    }

    /// The cells as runs, row by row.
    CellRuns cellRuns() {
        List<int[]> runs = new ArrayList<>();
        each((row, base, inside) -> {
            for (int from = inside.nextSetBit(0); from >= 0; ) {
                int to = inside.nextClearBit(from);
                runs.add(new int[] {row, base + from, base + to});
                from = inside.nextSetBit(to);
            }
        });
        return new CellRuns(part(runs, 0), part(runs, 1), part(runs, 2), new int[runs.size()]);
    }

    private static int[] part(List<int[]> runs, int place) {
        return runs.stream().mapToInt(run -> run[place]).toArray();
    }

    /// Keeps the cells whose bits are set.
    ///
    /// @param bits one per cell, in the order of [#cellRuns]
    void retain(long[] bits) {
        BitSet kept = BitSet.valueOf(bits);
        int cell = 0;
        for (Row row : rows) {
            BitSet inside = row.inside();
            for (int at = inside.nextSetBit(0); at >= 0; at = inside.nextSetBit(at + 1)) {
                inside.set(at, kept.get(cell++));
            }
        }
    }
}
