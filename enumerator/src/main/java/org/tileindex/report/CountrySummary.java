package org.tileindex.report;

import org.tileindex.fault.TileIndexException;
import org.tileindex.grid.Grid;
import org.tileindex.grid.RowAreas;
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
    /// @param areaM2 area of the included cells, in m²; NaN in a plane, whose cells have none
    public record Cells(long included, long inHoles, long firstTile, long lastTile, double areaM2) {
        public static final Cells NONE = new Cells(0, 0, -1, -1, 0);

        /// The counts of the cells found.
        ///
        /// @param areas of the rows of the grid
        /// @throws TileIndexException E006 if a cell has no area
        public static Cells of(RowAreas areas, ZoneCells cells, long included) throws TileIndexException {
            Grid grid = areas.grid();
            Spans spans = cells.spans();
            int last = spans.size() - 1;
            return new Cells(
                    included,
                    cells.inHoles(),
                    last < 0 ? -1 : grid.tileId(spans.row(0), spans.colStart(0)),
                    last < 0 ? -1 : grid.tileId(spans.row(last), spans.colEnd(last) - 1),
                    area(areas, spans));
        }

        private static double area(RowAreas areas, Spans spans) throws TileIndexException {
            if (areas.grid().crs().isProjected()) {
                return Double.NaN;
            }
            if (spans.size() == 0) {
                return 0;
            }
            double[] byRow = areas.require(spans.row(0), spans.row(spans.size() - 1) + 1);
            double area = 0;
            for (int i = 0; i < spans.size(); i++) {
                area += byRow[spans.row(i)] * spans.length(i);
            }
            return area;
        }
    }
}
