package org.tileindex.stats;

import java.util.List;
import org.tileindex.scan.CellFinder;
import org.tileindex.scan.RowBand;
import org.tileindex.scheduler.Task;
import org.tileindex.statistic.CellStatistics;
import org.tileindex.zone.Zone;

/// What all tasks of a run share.
record StatsWork(
        StatsRequest request, List<GridLayer> layers, Measuring measuring, StatsTable table, StatsProgress progress) {
    /// Memory of a cell while its values are gathered: its span, its share, or its weight.
    private static final int BYTES_PER_CELL = 8;

    /// The cells of a zone in some rows, in the plane of a layer.
    WeighedCells cells(CellFinder finder, Zone zone, RowBand rows, Task.Context context) {
        CellFinder.Watch watch = new CellFinder.Watch() {
            @Override
            public void found(long cells) {}

            @Override
            public boolean isCancelled() {
                return context.cancelled();
            }
        };
        return WeighedCells.of(finder.find(zone, rows, watch), request.minCoverage());
    }

    /// Memory for so many cells.
    long bytes(long cells) {
        return BYTES_PER_CELL * cells;
    }

    /// Takes the complete statistics of a zone in the bands of a layer.
    ///
    /// @param number of the zone in the order of rows
    void finish(GridLayer layer, int number, long cells, List<CellStatistics> gathered) {
        for (int band = 0; band < gathered.size(); band++) {
            try (CellStatistics complete = gathered.get(band)) {
                table.put(number, layer.places().get(band), cells, complete);
            }
        }
        progress.cells(cells);
        if (table.isComplete(number)) {
            progress.zoneDone();
        }
    }
}
