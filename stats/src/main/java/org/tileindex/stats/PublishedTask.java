package org.tileindex.stats;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
    private final int group;
    private final long bytes;

    PublishedTask(StatsWork work, PublishedIndex index, OpenZones zones, Path file) {
        this(work, index, zones, file, 0, file.toFile().length());
    }

    private PublishedTask(StatsWork work, PublishedIndex index, OpenZones zones, Path file, int group, long bytes) {
        this.work = work;
        this.index = index;
        this.zones = zones;
        this.file = file;
        this.group = group;
        this.bytes = bytes;
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
        Batch batch = new Batch(layer, context);
        try (PublishedRows rows = new PublishedRows(index, file, group)) {
            for (int next = 1; next < rows.groups() && group == 0; next++) {
                context.spawn(new PublishedTask(work, index, zones, file, next, bytes / rows.groups()));
            }
            while (rows.next() && !context.cancelled()) {
                add(rows, batch, layer.grid().ncols());
            }
            batch.close();
        }
    }

    private void add(PublishedRows rows, Batch batch, int ncols) throws TileIndexException, InterruptedException {
        for (int i = 0; i < rows.size(); i++) {
            long tile = rows.tile(i);
            if (tile < batch.rowStart || tile >= batch.rowStart + ncols) {
                batch.nextRow(tile);
            }
            if (!rows.zone(i).equals(batch.zone)) {
                batch.begin(rows.zone(i));
            }
            batch.add((int) (tile - batch.rowStart), rows.share(i));
        }
    }

    /// Cells of zones that are measured together.
    private final class Batch {
        private final GridLayer layer;
        private final Task.Context context;
        private final long most;
        private final int mostZones;
        private final List<Integer> numbers = new ArrayList<>();
        /// Whether all cells of the zone are there, as far as is known.
        private final List<Boolean> whole = new ArrayList<>();

        private final List<WeighedCells> cells = new ArrayList<>();
        private final Spans.Builder spans = new Spans.Builder();
        private final CellCoverage.Builder coverage = new CellCoverage.Builder();
        private String zone = "";
        private boolean begun;
        private long count;
        private int row;
        /// The first tile of the row.
        private long rowStart;

        Batch(GridLayer layer, Task.Context context) {
            this.layer = layer;
            this.context = context;
            this.most = work.cellsTogether(layer);
            this.mostZones = work.zonesTogether(layer);
        }

        /// Goes to the row of a tile. Where the cells are many, they are measured, and the zone goes on in another
        /// part.
        void nextRow(long tile) throws TileIndexException, InterruptedException {
            int ncols = layer.grid().ncols();
            row = (int) (tile / ncols);
            rowStart = (long) row * ncols;
            if (count >= most) {
                int number = numbers.getLast();
                end(false);
                measure();
                numbers.add(number);
                whole.add(false);
            }
        }

        void begin(String id) throws TileIndexException, InterruptedException {
            end(true);
            if (count >= most || cells.size() >= mostZones) {
                measure();
            }
            numbers.add(zones.number(id));
            whole.add(begun);
            begun = true;
            zone = id;
        }

        private void end(boolean complete) {
            if (numbers.size() > cells.size()) {
                whole.set(cells.size(), whole.get(cells.size()) && complete);
                cells.add(WeighedCells.of(
                        new ZoneCells(spans.build(), coverage.build(), 0),
                        work.request().minCoverage()));
            }
        }

        void add(int col, double share) {
            count++;
            spans.add(row, col);
            if (share < 1) {
                coverage.add(row, col, share);
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
