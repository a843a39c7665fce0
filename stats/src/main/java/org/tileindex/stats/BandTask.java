package org.tileindex.stats;

import java.util.ArrayList;
import java.util.List;
import org.tileindex.fault.TileIndexException;
import org.tileindex.scan.RowBand;
import org.tileindex.scan.ZoneWindow;
import org.tileindex.scheduler.Task;
import org.tileindex.statistic.CellStatistics;
import org.tileindex.zone.Zone;

/// Gathers the values of a large zone in one band of rows. The task that ends last finishes the zone.
final class BandTask implements Task {
    private static final int NANOS_PER_CELL = 5;

    private final StatsWork work;
    private final GridLayer layer;
    private final Zone zone;
    private final RowBand rows;
    private final long cells;
    private final ZoneTotals totals;

    private BandTask(StatsWork work, GridLayer layer, Zone zone, RowBand rows, long cells, ZoneTotals totals) {
        this.work = work;
        this.layer = layer;
        this.zone = zone;
        this.rows = rows;
        this.cells = cells;
        this.totals = totals;
    }

    /// The tasks for a zone: whole rows of blocks, or some rows of very large ones.
    ///
    /// @param number of the zone in the order of rows
    /// @param zone in the plane of the layer
    static List<Task> of(StatsWork work, GridLayer layer, int number, Zone zone, ZoneWindow window) {
        RowBand all = window.rows();
        long perRow = Math.max(1, window.estimatedCells() / Math.max(1, all.rows()));
        long step = rows(work, layer, perRow);
        List<RowBand> bands = new ArrayList<>();
        for (long from = all.from(); from < all.to(); from = (from / step + 1) * step) {
            bands.add(new RowBand((int) from, (int) Math.min(all.to(), (from / step + 1) * step)));
        }
        ZoneTotals totals = new ZoneTotals(number, work.measuring().none(layer), bands.size());
        return bands.stream()
                .<Task>map(band -> new BandTask(work, layer, zone, band, perRow * band.rows(), totals))
                .toList();
    }

    /// Rows of whole blocks, so that no block is decoded twice, unless not even one row of blocks fits into memory.
    private static long rows(StatsWork work, GridLayer layer, long perRow) {
        long most = work.mostCells(layer);
        if (perRow * layer.blockRows() > most) {
            return Math.max(1, most / perRow);
        }
        long rows = work.cellsOfZone(layer) / perRow;
        return Math.max(1, rows / layer.blockRows()) * layer.blockRows();
    }

    @Override
    public String kind() {
        return "statistics";
    }

    @Override
    public String name() {
        return "%s, rows %d to %d".formatted(zone.id(), rows.from(), rows.to());
    }

    @Override
    public long cost() {
        return NANOS_PER_CELL * cells * layer.bands().size();
    }

    @Override
    public long memory() {
        return work.bytes(layer, cells);
    }

    @Override
    public boolean interruptible() {
        return true;
    }

    @Override
    public void run(Task.Context context) throws TileIndexException, InterruptedException {
        WeighedCells found = work.cells(layer.finders().get(), zone, rows, context);
        List<CellStatistics> gathered = work.measuring()
                .measure(layer, List.of(found), context::cancelled)
                .getFirst();
        if (context.cancelled()) {
            return;
        }
        work.found(layer, totals.number(), found);
        if (totals.add(found.counted(), gathered)) {
            work.finish(layer, totals.number(), totals.cells(), totals.gathered());
        }
    }
}
