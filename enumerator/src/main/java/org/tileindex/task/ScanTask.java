package org.tileindex.task;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.tileindex.fault.TileIndexException;
import org.tileindex.plan.TaskKind;
import org.tileindex.scan.RowBand;
import org.tileindex.scan.ZoneCells;
import org.tileindex.scheduler.Task;
import org.tileindex.telemetry.Stage;
import org.tileindex.telemetry.StageClock;
import org.tileindex.zone.Zone;

/// Scans the zones of a group, or a part of the work: a row band of a single zone, or some of several zones. The part
/// that ends last spawns the tasks that follow from the cells of all parts together.
final class ScanTask extends ZoneTask {
    private final CellSearch search;
    private final FoundCells cells;
    private final GroupRun group;
    private final List<Zone> valid;
    private final Parts parts;
    private final int number;

    /// @param valid the zones' polygons, fit to be scanned, in the order of the group
    ScanTask(CellSearch search, FoundCells cells, GroupRun group, List<Zone> valid) {
        this(search, cells, group, valid, new Parts(ranges(valid.size(), 1, search.wholeGrid())), 0);
    }

    private ScanTask(CellSearch search, FoundCells cells, GroupRun group, List<Zone> valid, Parts parts, int number) {
        super(TaskKind.SCAN, group);
        this.search = search;
        this.cells = cells;
        this.group = group;
        this.valid = valid;
        this.parts = parts;
        this.number = number;
    }

    @Override
    public long cost() {
        return super.cost() / parts.size();
    }

    @Override
    public long memory() {
        return group.memory();
    }

    @Override
    public List<Task> split(int most) {
        Parts cut = new Parts(
                valid.size() == 1
                        ? search.bands(valid.getFirst(), most).stream()
                                .map(band -> new Part(0, 1, band))
                                .toList()
                        : ranges(valid.size(), most, search.wholeGrid()));
        List<Task> tasks = new ArrayList<>(cut.size());
        for (int i = 0; i < cut.size(); i++) {
            tasks.add(new ScanTask(search, cells, group, valid, cut, i));
        }
        return tasks;
    }

    /// At most `most` parts with about equally many of `zones` zones.
    private static List<Part> ranges(int zones, int most, RowBand rows) {
        int count = Math.min(zones, most);
        List<Part> ranges = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            ranges.add(new Part((int) ((long) i * zones / count), (int) ((i + 1L) * zones / count), rows));
        }
        return ranges;
    }

    @Override
    public void run(Task.Context context) throws TileIndexException, IOException {
        StageClock.Timing timing = search.clock().start(Stage.SCAN);
        Part part = parts.part(number);
        List<ZoneCells> found = new ArrayList<>(part.to() - part.from());
        long tiles = 0;
        for (int zone = part.from(); zone < part.to() && !context.cancelled(); zone++) {
            ZoneCells next = search.find(valid.get(zone), part.rows(), context);
            found.add(next);
            tiles += next.spans().cells();
        }
        if (context.cancelled()) {
            return;
        }
        boolean last = parts.found(number, found);
        List<ZoneCells> all = last ? parts.join() : found;
        List<Task> next = last ? cells.follow(group, all) : List.of();
        group.divide(timing.end(tiles, 0), part.from(), part.to(), ZoneRun::scannedIn);
        next.forEach(context::spawn);
        if (last && group.isValid()) {
            search.remember(group, all);
        }
    }

    /// Zones `[from, to)` of a group in a row band of the grid.
    private record Part(int from, int to, RowBand rows) {}

    /// The parts of the work on one group, and what was found in them.
    private static final class Parts {
        private final List<Part> parts;
        private final AtomicReferenceArray<List<ZoneCells>> cells;
        private final AtomicInteger open;

        Parts(List<Part> parts) {
            this.parts = parts;
            this.cells = new AtomicReferenceArray<>(parts.size());
            this.open = new AtomicInteger(parts.size());
        }

        int size() {
            return parts.size();
        }

        Part part(int i) {
            return parts.get(i);
        }

        /// Keeps what was found in part `i`; true if that was the last one open.
        boolean found(int i, List<ZoneCells> found) {
            cells.set(i, found);
            return open.decrementAndGet() == 0;
        }

        /// The cells of each zone, from all parts.
        List<ZoneCells> join() {
            List<ZoneCells> all = new ArrayList<>();
            for (int i = 0; i < parts.size(); i++) {
                all.addAll(cells.get(i));
            }
            boolean bands = parts.getLast().to() == 1;
            return bands ? List.of(ZoneCells.join(all)) : all;
        }
    }
}
