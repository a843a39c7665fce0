package org.tileindex.report;

import org.tileindex.grid.Grid;
import org.tileindex.scan.Spans;
import org.tileindex.scan.ZoneCells;

/// The cells of one country (contract, section 6.3).
///
/// @param visited cells of the window around the country
/// @param shards number of shards that it has a part in
/// @param seconds worker time spent on it; tasks that worked on several zones are divided by their size
public record CountrySummary(String id, long visited, Cells cells, int shards, double seconds) {

    /// Counts of cells.
    ///
    /// @param included cells that belong to the country
    /// @param inHoles cells that its holes took away
    /// @param firstTile the smallest tile id; -1 if there is none
    /// @param lastTile the largest tile id; -1 if there is none
    public record Cells(long included, long inHoles, long firstTile, long lastTile) {
        public static final Cells NONE = new Cells(0, 0, -1, -1);

        public static Cells of(Grid grid, ZoneCells cells, long included) {
            Spans spans = cells.spans();
            int last = spans.size() - 1;
            return new Cells(
                    included,
                    cells.inHoles(),
                    last < 0 ? -1 : grid.tileId(spans.row(0), spans.colStart(0)),
                    last < 0 ? -1 : grid.tileId(spans.row(last), spans.colEnd(last) - 1));
        }
    }
}
