package org.tileindex.task;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import org.tileindex.cache.SpanCache;
import org.tileindex.request.RunRequest;
import org.tileindex.request.ScanPath;
import org.tileindex.scan.CellFinder;
import org.tileindex.scan.RowBand;
import org.tileindex.scan.ZoneBands;
import org.tileindex.scan.ZoneCells;
import org.tileindex.scheduler.Task;
import org.tileindex.telemetry.RunProgress;
import org.tileindex.telemetry.Scan;
import org.tileindex.telemetry.StageClock;
import org.tileindex.telemetry.Telemetry;
import org.tileindex.zone.Zone;

/// The means of finding cells: finders, which threads borrow, and an account of time and progress. All scan tasks of a
/// run share one.
final class CellSearch {
    private final RunRequest.Cells cells;
    private final ScanPath path;
    private final Supplier<CellFinder> finders;
    private final SpanCache spans;
    private final StageClock clock;
    private final RunProgress progress;
    private final ConcurrentLinkedQueue<CellFinder> idle = new ConcurrentLinkedQueue<>();

    /// @param finders makes a finder for one thread
    /// @param spans takes what is found
    CellSearch(
            RunRequest.Cells cells,
            ScanPath path,
            Supplier<CellFinder> finders,
            SpanCache spans,
            StageClock clock,
            RunProgress progress) {
        this.cells = cells;
        this.path = path;
        this.finders = finders;
        this.spans = spans;
        this.clock = clock;
        this.progress = progress;
    }

    StageClock clock() {
        return clock;
    }

    /// All rows of the grid.
    RowBand wholeGrid() {
        return new RowBand(0, cells.grid().nrows());
    }

    /// At most `parts` bands of about the same work for `zone`.
    List<RowBand> bands(Zone zone, int parts) {
        return ZoneBands.cut(zone, cells.grid(), parts);
    }

    /// The cells of `zone` in a band; incomplete if the context was cancelled meanwhile.
    ZoneCells find(Zone zone, RowBand band, Task.Context context) {
        Optional<Scan> event = Telemetry.scan();
        CellFinder free = idle.poll();
        CellFinder finder = free != null ? free : finders.get();
        ZoneCells found = finder.find(zone, band, new Progress(path, progress, context));
        idle.add(finder);
        if (event.isPresent()) {
            event.get().finish(zone.id(), cells.rule().id(), zone.vertices(), found.spans());
        }
        return found;
    }

    /// Keeps the cells of valid zones for later runs.
    void remember(GroupRun group, List<ZoneCells> found) {
        spans.put(group.group(), found, group.findingNanos());
    }

    private record Progress(ScanPath path, RunProgress progress, Task.Context context) implements CellFinder.Watch {
        @Override
        public void found(long cells) {
            if (path.countsTilesFound()) {
                progress.done(cells);
            }
        }

        @Override
        public boolean isCancelled() {
            return context.cancelled();
        }
    }
}
