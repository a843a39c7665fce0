package org.tileindex.spark;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import org.tileindex.grid.Grid;
import org.tileindex.scan.Spans;
import org.tileindex.tile.Quantity;
import org.tileindex.tile.ZoneSpans;

/// Cuts spans by conditions. Whether a row or a column of the grid fulfils one is decided by the values that are
/// written for it, one by one; so neither the rounding of coordinates nor the turns of longitudes matter.
final class SpanCut {
    private final Grid grid;
    private final Optional<BitSet> rows;
    private final Optional<BitSet> cols;
    private final Optional<IdRanges> ids;

    private SpanCut(Grid grid, Optional<BitSet> rows, Optional<BitSet> cols, Optional<IdRanges> ids) {
        this.grid = grid;
        this.rows = rows;
        this.cols = cols;
        this.ids = ids;
    }

    /// The tiles that fulfil all conditions.
    ///
    /// @throws SourceFault E006 if a condition is on areas, and a cell has no positive one
    static FoundTiles apply(FoundTiles tiles, List<TileTest> tests) {
        List<ZoneSpans> zones = zones(tiles, on(tests, TileTest.Axis.ZONE));
        List<TileTest> onRows = on(tests, TileTest.Axis.ROW);
        List<TileTest> onCols = on(tests, TileTest.Axis.COL);
        List<TileTest> onIds = on(tests, TileTest.Axis.ID);
        if (onRows.isEmpty() && onCols.isEmpty() && onIds.isEmpty()) {
            return tiles.with(zones);
        }
        Grid grid = tiles.grid();
        FoundTiles taken = tiles.with(zones);
        WrittenValues values = new WrittenValues(grid, onRows.isEmpty() ? new double[0] : taken.rowAreas());
        SpanCut cut = new SpanCut(
                grid,
                where(onRows, FoundTiles.firstRow(zones, grid.nrows()), FoundTiles.endRow(zones), values::ofRow),
                where(onCols, 0, grid.ncols(), values::ofCol),
                onIds.isEmpty() ? Optional.empty() : Optional.of(IdRanges.of(onIds)));
        return tiles.with(cut.cut(zones));
    }

    private static List<TileTest> on(List<TileTest> tests, TileTest.Axis axis) {
        return tests.stream().filter(test -> test.axis() == axis).toList();
    }

    private static List<ZoneSpans> zones(FoundTiles tiles, List<TileTest> tests) {
        return tiles.zones().stream()
                .filter(zone -> tests.stream()
                        .allMatch(test -> test.check()
                                .holds(quantity -> quantity == Quantity.ZONE
                                        ? zone.zone()
                                        : tiles.rule().id())))
                .toList();
    }

    /// A value of a row or a column.
    private interface Written {
        Object of(Quantity quantity, int number);
    }

    /// The numbers in `[from, to)` for which all tests hold; empty if there are no tests.
    private static Optional<BitSet> where(List<TileTest> tests, int from, int to, Written written) {
        if (tests.isEmpty()) {
            return Optional.empty();
        }
        IntPredicate all =
                number -> tests.stream().allMatch(test -> test.check().holds(quantity -> written.of(quantity, number)));
        BitSet holds = new BitSet(Math.max(from, to));
        for (int number = from; number < to; number++) {
            if (all.test(number)) {
                holds.set(number);
            }
        }
        return Optional.of(holds);
    }

    private List<ZoneSpans> cut(List<ZoneSpans> zones) {
        List<ZoneSpans> kept = new ArrayList<>();
        Spans.Builder cells = new Spans.Builder();
        for (ZoneSpans zone : zones) {
            Spans spans = zone.spans();
            for (int i = 0; i < spans.size(); i++) {
                if (rows.isEmpty() || rows.get().get(spans.row(i))) {
                    cutCols(spans.row(i), spans.colStart(i), spans.colEnd(i), cells);
                }
            }
            Spans left = cells.build();
            if (left.size() > 0) {
                kept.add(new ZoneSpans(zone.zone(), left, zone.coverage()));
            }
        }
        return kept;
    }

    private void cutCols(int row, int start, int end, Spans.Builder cells) {
        if (cols.isEmpty()) {
            cutIds(row, start, end, cells);
            return;
        }
        BitSet holds = cols.get();
        int from = holds.nextSetBit(start);
        while (from >= 0 && from < end) {
            int to = Math.min(end, holds.nextClearBit(from));
            cutIds(row, from, to, cells);
            from = holds.nextSetBit(to);
        }
    }

    private void cutIds(int row, int start, int end, Spans.Builder cells) {
        if (ids.isEmpty()) {
            cells.add(row, start, end);
            return;
        }
        IdRanges ranges = ids.get();
        long first = grid.tileId(row, 0);
        for (int i = ranges.firstReaching(first + start); i < ranges.size() && ranges.from(i) < first + end; i++) {
            int from = (int) (Math.max(ranges.from(i), first + start) - first);
            int to = (int) (Math.min(ranges.to(i), first + end - 1) - first) + 1;
            cells.add(row, from, to);
        }
    }
}
