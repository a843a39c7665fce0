package org.tileindex.stats;

import java.util.List;
import java.util.stream.IntStream;
import org.tileindex.fault.TileIndexException;
import org.tileindex.kernel.Work;
import org.tileindex.raster.WindowReader;
import org.tileindex.scheduler.Dispatch;
import org.tileindex.zone.Zone;

/// A process that gathers statistics for a run of another one, as the run itself would. For any number of threads,
/// which share the cache of blocks.
public final class StatsSite {
    private final StatsRequest request;
    private final WindowReader reader;
    private final List<GridLayer> layers;

    /// @param request of the run, whose rasters are open
    /// @throws TileIndexException if the request cannot be fulfilled here
    public StatsSite(StatsRequest request) throws TileIndexException {
        this.request = request;
        var kernels = request.execution().simd().kernels(Work.SAMPLES).kernels();
        this.reader = request.execution().rasters().reader(kernels);
        this.layers = GridLayer.of(request, kernels);
    }

    /// Gathers the statistics of some zones, on this thread's behalf.
    ///
    /// @param zones those of the piece, in its order
    /// @throws InterruptedException if the thread was interrupted
    public StatsPart gather(StatsPiece piece, List<Zone> zones) throws TileIndexException, InterruptedException {
        try (SpillFolder spilled = SpillFolder.of(request.statistics())) {
            List<String> ids = zones.stream().map(Zone::id).toList();
            StatsTable table = new StatsTable(ids, request.bands().size(), request.statistics());
            StatsProgress progress = new StatsProgress();
            Measuring measuring = new Measuring(request, reader, spilled.path(), StatsRun.distributionBytes(request));
            StatsWork work = new StatsWork(request, layers, measuring, table, progress, new StatsDrawing(false));
            long vertices = zones.stream().mapToLong(Zone::vertices).sum();
            int[] all = IntStream.range(0, zones.size()).toArray();
            Dispatch alone = new Dispatch(
                    1,
                    request.execution().dispatch(true).memoryBytes(),
                    request.execution().scheduleSeed());
            StatsRun.run(
                    request, alone, List.of(new ZonesTask(work, zones, all, vertices, piece.valid())), spilled.path());
            return table.part(progress.cells());
        }
    }
}
