package org.tileindex.arrow;

import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;

import java.lang.foreign.MemorySegment;
import java.util.List;
import org.tileindex.batch.TileRuns;
import org.tileindex.scan.CellCoverage;

/// The column of the shares of cells that their zones cover.
///
/// @param shares of the column, one for each row
/// @param zones the shares of the cells of each zone
record CoverageColumn(MemorySegment shares, List<CellCoverage> zones) {
    /// Fills in the rows of some runs.
    void fill(TileRuns runs) {
        long tile = 0;
        for (int run = 0; run < runs.size(); run++) {
            CellCoverage coverage = zones.get(runs.zone(run));
            int row = runs.row(run);
            int col = runs.col(run);
            int length = runs.length(run);
            for (int i = 0; i < length; i++) {
                shares.setAtIndex(JAVA_DOUBLE, tile + i, 1);
            }
            int listed = coverage.firstFrom(row, col);
            while (listed < coverage.size() && coverage.row(listed) == row && coverage.col(listed) < col + length) {
                shares.setAtIndex(JAVA_DOUBLE, tile + coverage.col(listed) - col, coverage.share(listed));
                listed++;
            }
            tile += length;
        }
    }
}
