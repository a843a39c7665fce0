package org.tileindex.spark;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tileindex.fault.ErrorCode;
import org.tileindex.fault.Printable;
import org.tileindex.fault.Reason;
import org.tileindex.fault.TileIndexException;
import org.tileindex.grid.Grid;
import org.tileindex.grid.RowAreas;
import org.tileindex.kernel.Kernels;
import org.tileindex.kernel.Work;
import org.tileindex.plan.ZoneRemarks;
import org.tileindex.request.RunRequest;
import org.tileindex.request.ScanPath;
import org.tileindex.scan.CellFinder;
import org.tileindex.scan.RowBand;
import org.tileindex.scan.ZoneCells;
import org.tileindex.task.LazyZones;
import org.tileindex.telemetry.StageClock;
import org.tileindex.tile.ZoneSpans;
import org.tileindex.zone.CheckedZone;
import org.tileindex.zone.OnInvalid;
import org.tileindex.zone.Zone;
import org.tileindex.zone.ZoneRepair;

/// Reads, validates and scans zones, on all processors of the driver. Whatever is left out goes to Spark's log.
final class TileSearch {
    private static final Logger LOG = LoggerFactory.getLogger(TileSearch.class);

    private final SourceOptions options;
    private final Grid grid;
    private final Kernels kernels;
    private final ConcurrentLinkedQueue<CellFinder> idle = new ConcurrentLinkedQueue<>();

    private TileSearch(SourceOptions options, Grid grid, Kernels kernels) {
        this.options = options;
        this.grid = grid;
        this.kernels = kernels;
    }

    /// The tiles that options ask for.
    ///
    /// @throws SourceFault for anything that went wrong
    static FoundTiles find(SourceOptions options) {
        try {
            Kernels kernels = options.simd().kernels(Work.ROWS).kernels();
            Grid grid = options.grid().grid();
            return new TileSearch(options, grid, kernels).find();
        } catch (TileIndexException e) {
            throw new SourceFault(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SourceFault(new TileIndexException(
                            ErrorCode.E099_INTERNAL, "the query was cancelled while zones were read", "Run it again.")
                    .causedBy(e));
        }
    }

    private FoundTiles find() throws TileIndexException, InterruptedException {
        RunRequest.Zones wanted = options.zones();
        LazyZones geometry = new LazyZones(LazyZones.source(wanted), wanted, new StageClock());
        List<Zone> zones = geometry.zones();
        tell(geometry.remarks());
        try {
            List<ZoneSpans> found = new ArrayList<>();
            for (ZoneSpans zone : findAll(zones)) {
                if (zone.spans().size() > 0) {
                    found.add(zone);
                }
            }
            return new FoundTiles(new RowAreas(grid), options.rule(), found);
        } catch (TileIndexException e) {
            throw e.code() == ErrorCode.E001_GEO_INVALID && wanted.onInvalid() == OnInvalid.FAIL
                    ? geometry.firstFault(e)
                    : e;
        }
    }

    private static void tell(ZoneRemarks remarks) {
        if (!remarks.leftOut().isEmpty()) {
            LOG.warn("tile-index: left out, no ISO 3166-1 code: {}", Printable.list(remarks.leftOut()));
        }
        if (remarks.withoutId() > 0) {
            LOG.warn("tile-index: left out, without a code: {} features", remarks.withoutId());
        }
        remarks.problems().forEach(problem -> LOG.warn("tile-index: {}", problem));
        remarks.notes().forEach(note -> LOG.info("tile-index: {}", note));
    }

    /// The cells of each zone, in the order of the zones. The zones with most vertices are begun first.
    private List<ZoneSpans> findAll(List<Zone> zones) throws TileIndexException, InterruptedException {
        int[] order = IntStream.range(0, zones.size())
                .boxed()
                .sorted(Comparator.comparingLong((Integer i) -> -zones.get(i).vertices()))
                .mapToInt(Integer::intValue)
                .toArray();
        List<Optional<Future<ZoneSpans>>> futures = new ArrayList<>();
        zones.forEach(zone -> futures.add(Optional.empty()));
        ExecutorService pool = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        try {
            for (int i : order) {
                futures.set(i, Optional.of(pool.submit(() -> find(zones.get(i)))));
            }
            List<ZoneSpans> found = new ArrayList<>(zones.size());
            for (Optional<Future<ZoneSpans>> future : futures) {
                found.add(future.orElseThrow().get());
            }
            return found;
        } catch (ExecutionException e) {
            throw fault(e);
        } finally {
            pool.shutdownNow();
        }
    }

    private static TileIndexException fault(ExecutionException e) {
        return Reason.cause(e) instanceof TileIndexException fault
                ? fault
                : new TileIndexException(
                                ErrorCode.E099_INTERNAL,
                                "the search for cells failed: " + Reason.unforeseen(e),
                                "Please report it, with the stack trace.")
                        .causedBy(e);
    }

    private ZoneSpans find(Zone zone) throws TileIndexException {
        CheckedZone checked = ZoneRepair.apply(options.zones().onInvalid(), zone);
        checked.problems().forEach(problem -> LOG.warn("tile-index: {}", problem));
        CellFinder free = idle.poll();
        CellFinder finder =
                free != null ? free : ScanPath.FAST.finder(grid, options.rule(), options.coverage(), kernels);
        ZoneCells cells = finder.find(
                checked.zone(),
                new RowBand(0, grid.nrows()),
                CellFinder.Watch.until(Thread.currentThread()::isInterrupted));
        idle.add(finder);
        return new ZoneSpans(zone.id(), cells.spans(), cells.coverage());
    }
}
