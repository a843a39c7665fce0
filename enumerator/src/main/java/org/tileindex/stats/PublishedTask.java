package org.tileindex.stats;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.tileindex.fault.ErrorCode;
import org.tileindex.fault.TileIndexException;
import org.tileindex.scan.CellCoverage;
import org.tileindex.scan.Spans;
import org.tileindex.scan.ZoneCells;
import org.tileindex.scheduler.Task;
import org.tileindex.statistic.CellStatistics;

/// Gathers the values of the cells in one file of a published dataset. A zone may go on in other files, or in a later
/// part of this one, so that it is finished with the run.
final class PublishedTask implements Task {
    private static final int NANOS_PER_BYTE = 20;

    private final StatsWork work;
    private final PublishedIndex index;
    private final OpenZones zones;
    private final Path file;
    private final long bytes;

    PublishedTask(StatsWork work, PublishedIndex index, OpenZones zones, Path file) {
        this.work = work;
        this.index = index;
        this.zones = zones;
        this.file = file;
        this.bytes = file.toFile().length();
    }

    @Override
    public String kind() {
        return "statistics";
    }

    @Override
    public String name() {
        return String.valueOf(file.getFileName());
    }

    @Override
    public long cost() {
        return NANOS_PER_BYTE * bytes;
    }

    @Override
    public long memory() {
        GridLayer layer = work.layers().getFirst();
        return work.bytes(layer, work.cellsTogether(layer));
    }

    @Override
    public boolean interruptible() {
        return true;
    }

    @Override
    public void run(Task.Context context) throws TileIndexException, InterruptedException {
        GridLayer layer = work.layers().getFirst();
        int ncols = layer.grid().ncols();
        Batch batch = new Batch(layer, context);
        try (PublishedRows rows = new PublishedRows(index, file)) {
            String zone = "";
            while (rows.next() && !context.cancelled()) {
                int row = (int) (rows.tile() / ncols);
                if (!rows.zone().equals(zone) || (batch.isFull() && row != batch.row)) {
                    batch.begin(zones.number(rows.zone()), !rows.zone().equals(zone));
                    zone = rows.zone();
                }
                batch.add(row, (int) (rows.tile() % ncols), rows.share());
            }
            batch.close();
        }
    }

    /// Cells of zones that are measured together.
    private final class Batch {
        private final GridLayer layer;
        private final Task.Context context;
        private final long most;
        private final List<Integer> numbers = new ArrayList<>();
        /// Whether all cells of the zone are there, as far as is known.
        private final List<Boolean> whole = new ArrayList<>();

        private final List<WeighedCells> cells = new ArrayList<>();
        private Spans.Builder spans = new Spans.Builder();
        private CellCoverage.Builder coverage = new CellCoverage.Builder();
        private boolean begun;
        private long count;
        private int row;

        Batch(GridLayer layer, Task.Context context) {
            this.layer = layer;
            this.context = context;
            this.most = work.cellsTogether(layer);
        }

        boolean isFull() {
            return count >= most;
        }

        /// Begins with a zone, or goes on with one, which is in parts then.
        void begin(int number, boolean other) throws TileIndexException, InterruptedException {
            end(other);
            if (isFull()) {
                measure();
            }
            numbers.add(number);
            whole.add(other && begun);
            begun = true;
        }

        private void end(boolean complete) {
            if (numbers.size() > cells.size()) {
                whole.set(cells.size(), whole.get(cells.size()) && complete);
                cells.add(WeighedCells.of(
                        new ZoneCells(spans.build(), coverage.build(), 0),
                        work.request().minCoverage()));
                spans = new Spans.Builder();
                coverage = new CellCoverage.Builder();
            }
        }

        void add(int cellRow, int col, double share) throws TileIndexException {
            if (cellRow >= layer.grid().nrows()) {
                throw new TileIndexException(
                        ErrorCode.E010_INPUT,
                        "--from: %s has a tile that is not on the grid".formatted(file),
                        "Publish it again with tile-index enumerate --coverage.");
            }
            row = cellRow;
            count++;
            spans.add(cellRow, col);
            if (share < 1) {
                coverage.add(cellRow, col, share);
            }
        }

        void close() throws TileIndexException, InterruptedException {
            end(false);
            measure();
        }

        private void measure() throws TileIndexException, InterruptedException {
            List<List<CellStatistics>> gathered = work.measuring().measure(layer, cells, context::cancelled);
            for (int i = 0; i < numbers.size() && !context.cancelled(); i++) {
                work.found(layer, numbers.get(i), cells.get(i));
                if (whole.get(i)) {
                    work.finish(layer, numbers.get(i), cells.get(i).counted(), gathered.get(i));
                } else {
                    zones.add(numbers.get(i), cells.get(i).counted(), gathered.get(i));
                }
            }
            numbers.clear();
            whole.clear();
            cells.clear();
            count = 0;
        }
    }
}
