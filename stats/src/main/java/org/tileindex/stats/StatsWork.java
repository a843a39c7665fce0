package org.tileindex.stats;

import java.util.List;
import java.util.Optional;
import org.tileindex.scan.CellFinder;
import org.tileindex.scan.RowBand;
import org.tileindex.scan.ZoneCells;
import org.tileindex.scheduler.Task;
import org.tileindex.statistic.CellStatistics;
import org.tileindex.telemetry.Scan;
import org.tileindex.telemetry.Telemetry;
import org.tileindex.value.PixelReader;
import org.tileindex.zone.Zone;

/// What all tasks of a run share.
record StatsWork(
        StatsRequest request,
        List<GridLayer> layers,
        Measuring measuring,
        StatsTable table,
        StatsProgress progress,
        StatsDrawing drawing) {
    /// Memory of a cell while its values are gathered: its span, its share, or its weight.
    private static final int BYTES_PER_CELL = 8;

    /// Memory of a value in a distribution, which grows by doubling.
    private static final int BYTES_PER_VALUE = 48;

    /// Memory of a zone in a band: its exact sums.
    private static final int BYTES_PER_ZONE = 4 << 10;

    private static final int MOST_ZONES = 1 << 12;

    /// What a worker takes of the run's memory for cells and their values.
    private static final int SHARE = 4;

    private static final long MOST_CELLS = 1 << 21;
    private static final long LEAST_CELLS = 1 << 12;

    /// The cells of a zone in some rows, in the plane of a layer.
    WeighedCells cells(CellFinder finder, Zone zone, RowBand rows, Task.Context context) {
        Optional<Scan> event = Telemetry.scan();
        ZoneCells found = finder.find(zone, rows, CellFinder.Watch.until(context::cancelled));
        if (event.isPresent()) {
            event.get().finish(zone.id(), request.rule().id(), zone.vertices(), found.spans());
        }
        return WeighedCells.of(found, request.minCoverage());
    }

    /// Takes note of the cells of a zone in a layer, or of a part of them.
    ///
    /// @param number of the zone in the order of rows
    void found(GridLayer layer, int number, WeighedCells cells) {
        progress.cells(cells.counted());
        drawing.found(layer, number, cells);
    }

    /// Cells of many zones that are measured together, about.
    long cellsTogether(GridLayer layer) {
        return cells(bytesPerCell(layer)
                + (long) distributionBytesPerCell() * layer.bands().size());
    }

    /// Zones that are measured together, at most.
    int zonesTogether(GridLayer layer) {
        long bytes = (long) BYTES_PER_ZONE * layer.bands().size();
        return Math.clamp(bytesPerWorker() / bytes, 1, MOST_ZONES);
    }

    /// Cells of one zone that are measured together, about. Its distributions have bounds of their own.
    long cellsOfZone(GridLayer layer) {
        return cells(bytesPerCell(layer));
    }

    /// Cells of one zone that may be measured together; fewer tasks run at a time then.
    long mostCells(GridLayer layer) {
        return Math.min(Integer.MAX_VALUE, request.execution().memoryBytes() / SHARE / bytesPerCell(layer));
    }

    private long cells(long bytesPerCell) {
        return Math.clamp(bytesPerWorker() / bytesPerCell, LEAST_CELLS, MOST_CELLS);
    }

    /// Memory for so many cells of a layer, and for the values that are told apart.
    long bytes(GridLayer layer, long cells) {
        long distributions = distributionBytesPerCell() == 0 ? 0 : bytesPerWorker();
        return PixelReader.BLOCKS_BYTES + bytesPerCell(layer) * cells + distributions;
    }

    private long bytesPerCell(GridLayer layer) {
        long values = measuring.isVisiting(layer)
                ? 0
                : (long) Double.BYTES * layer.bands().size();
        return BYTES_PER_CELL + values;
    }

    private int distributionBytesPerCell() {
        return request.statistics().needsDistribution() ? BYTES_PER_VALUE : 0;
    }

    private long bytesPerWorker() {
        return request.execution().memoryBytes() / SHARE / request.execution().workers();
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
        if (table.isComplete(number)) {
            progress.zoneDone();
        }
    }
}
