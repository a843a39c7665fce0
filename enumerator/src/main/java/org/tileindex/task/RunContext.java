package org.tileindex.task;

import java.nio.file.Path;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.tileindex.cache.SpanCache;
import org.tileindex.kernel.Kernels;
import org.tileindex.report.TileMap;
import org.tileindex.request.RunRequest;
import org.tileindex.scan.ZoneScanner;
import org.tileindex.telemetry.RunProgress;
import org.tileindex.telemetry.StageClock;
import org.tileindex.tile.GridColumns;
import org.tileindex.tile.TileDatasets;
import org.tileindex.writer.DatasetPublisher;
import org.tileindex.writer.ShardWriter;
import org.tileindex.writer.SyncBatch;

/// What all tasks of a run share, and the per-thread workspaces they borrow from each other.
public final class RunContext {
    /// What a run that is killed has to write again is at most this many files.
    private static final int FILES_SYNCED_TOGETHER = 64;

    private final RunRequest request;
    private final RunProgress progress;
    private final GridColumns columns;
    private final DatasetPublisher publisher;
    private final Kernels kernels;
    private final StageClock clock;
    private final LazyZones zones;
    private final SpanCache spans;
    private final TileMap map;
    private final SyncBatch batch = new SyncBatch(FILES_SYNCED_TOGETHER);
    private final ConcurrentLinkedQueue<ShardWriter> writers = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<ZoneScanner> scans = new ConcurrentLinkedQueue<>();

    public RunContext(
            RunRequest request,
            RunProgress progress,
            DatasetPublisher publisher,
            Kernels kernels,
            StageClock clock,
            LazyZones zones,
            SpanCache spans,
            TileMap map) {
        this.request = request;
        this.progress = progress;
        this.columns = new GridColumns(request.grid());
        this.publisher = publisher;
        this.kernels = kernels;
        this.clock = clock;
        this.zones = zones;
        this.spans = spans;
        this.map = map;
    }

    RunRequest request() {
        return request;
    }

    StageClock clock() {
        return clock;
    }

    LazyZones zones() {
        return zones;
    }

    /// Cells that earlier runs found.
    SpanCache spans() {
        return spans;
    }

    /// The picture of the tiles found.
    TileMap map() {
        return map;
    }

    /// Where complete files wait to be synced.
    public SyncBatch batch() {
        return batch;
    }

    RunProgress progress() {
        return progress;
    }

    public GridColumns columns() {
        return columns;
    }

    /// The folder of a zone's shards in staging.
    Path folder(String dataset, String zoneId) {
        return publisher
                .staging(dataset)
                .resolve(TileDatasets.folder(request.zones().options().ids(), zoneId));
    }

    Kernels kernels() {
        return kernels;
    }

    ShardWriter borrowWriter() {
        ShardWriter free = writers.poll();
        return free != null
                ? free
                : new ShardWriter(
                        request.codec(), request.rowGroupRows(), RunRequest.PAGE_ROWS, kernels.packing(), batch);
    }

    void giveBack(ShardWriter writer) {
        writers.add(writer);
    }

    ZoneScanner borrowScan() {
        ZoneScanner free = scans.poll();
        return free != null ? free : new ZoneScanner(request.grid(), request.rule(), kernels.crossings());
    }

    void giveBack(ZoneScanner scan) {
        scans.add(scan);
    }
}
