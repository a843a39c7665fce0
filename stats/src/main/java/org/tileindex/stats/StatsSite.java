package org.tileindex.stats;

import java.util.List;
import java.util.stream.IntStream;
import org.tileindex.fault.TileIndexException;
import org.tileindex.kernel.Work;
import org.tileindex.raster.WindowReader;
import org.tileindex.scheduler.Dispatch;
import org.tileindex.value.SiteMeter;
import org.tileindex.zone.Zone;

/// A process that gathers statistics for a run of another one, as the run itself would. For any number of threads,
/// which share the cache of blocks.
public final class StatsSite {
    private final StatsRequest request;
    private final WindowReader reader;
    private final List<GridLayer> layers;
    private final SiteMeter meter;
    private final int zones;

    /// @param request of the run, whose rasters are open
    /// @param zones the number of all zones of the run
    /// @throws TileIndexException if the request cannot be fulfilled here
    public StatsSite(StatsRequest request, int zones) throws TileIndexException {
        this.request = request;
        var kernels = request.execution().simd().kernels(Work.SAMPLES).kernels();
        this.reader = request.execution().rasters().reader(kernels);
        this.layers = GridLayer.of(request, kernels);
        this.meter = new SiteMeter(() -> StatsUse.of(request, reader));
        this.zones = zones;
    }

    /// Gathers the statistics of some zones, on this thread's behalf.
    ///
    /// @param own those of the piece, in its order
    /// @throws InterruptedException if the thread was interrupted
    public StatsPart gather(StatsPiece piece, List<Zone> own) throws TileIndexException, InterruptedException {
        try (SpillFolder spilled = SpillFolder.of(request.statistics())) {
            List<String> ids = own.stream().map(Zone::id).toList();
            StatsTable table = new StatsTable(ids, request.bands().size(), request.statistics());
            StatsProgress progress = new StatsProgress();
            StatsDrawing drawing = new StatsDrawing(request.report().isPresent());
            drawing.beginPart(layers.getFirst().grid(), zones, piece.zones());
            Measuring measuring = new Measuring(request, reader, spilled.path(), StatsRun.distributionBytes(request));
            StatsWork work = new StatsWork(request, layers, measuring, table, progress, drawing);
            long vertices = own.stream().mapToLong(Zone::vertices).sum();
            int[] all = IntStream.range(0, own.size()).toArray();
            Dispatch alone = new Dispatch(
                    1,
                    request.execution().dispatch(true).memoryBytes(),
                    request.execution().scheduleSeed());
            StatsRun.run(
                    request, alone, List.of(new ZonesTask(work, own, all, vertices, piece.valid())), spilled.path());
            return new StatsPart(table.part(), progress.cells(), drawing.drawn(), meter.read());
        }
    }
}
