package org.tileindex.run;

import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.RetryPolicy;
import dev.failsafe.function.CheckedSupplier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.tileindex.arrow.ArrowShardWriter;
import org.tileindex.arrow.ZoneTiles;
import org.tileindex.fault.TileIndexException;
import org.tileindex.plan.Shard;
import org.tileindex.scan.Spans;
import org.tileindex.scheduler.Task;
import org.tileindex.telemetry.ShardEvent;
import org.tileindex.telemetry.Telemetry;
import org.tileindex.tile.TileColumns;
import org.tileindex.tile.TileDatasets;
import org.tileindex.writer.ShardFile;
import org.tileindex.writer.ShardWriter;
import org.tileindex.writer.WrittenShard;

/// Writes one shard of both datasets to staging, at most three times where the disk fails.
final class ShardTask implements Task {
    private static final RetryPolicy<Object> ON_IO_FAULT = RetryPolicy.builder()
            .handle(IOException.class)
            .withMaxAttempts(3)
            .withBackoff(Duration.ofMillis(50), Duration.ofMillis(500))
            .build();

    /// What the pages of a row group take that are under way, all columns together.
    private static final int PAGES_BYTES = 16 << 20;

    /// What a span takes in the run tables of a shard.
    private static final int BYTES_PER_SPAN = 64;

    private final RunContext run;
    private final ZoneRun zone;
    private final Spans spans;
    private final Shard shard;

    ShardTask(RunContext run, ZoneRun zone, Spans spans, Shard shard) {
        this.run = run;
        this.zone = zone;
        this.spans = spans;
        this.shard = shard;
    }

    @Override
    public String kind() {
        return "shard";
    }

    @Override
    public String name() {
        return zone.id();
    }

    @Override
    public long cost() {
        return zone.expected().shardNanos(shard.cells());
    }

    @Override
    public long memory() {
        return PAGES_BYTES + (long) BYTES_PER_SPAN * (shard.spanTo() - shard.spanFrom());
    }

    @Override
    public void run(Task.Context context) throws TileIndexException, IOException {
        StageClock.Timing timing = run.clock().start(Stage.ENCODE);
        Optional<ShardEvent> event = Telemetry.shard();
        String id = zone.id();
        String fileName = shard.fileName(run.request().format().id());
        Path indexFile = run.folder(TileDatasets.TILE_INDEX, id).resolve(fileName);
        Path boundsFile = run.folder(TileDatasets.TILE_BOUNDS, id).resolve(fileName);
        WrittenShard written = WrittenShard.NONE;
        // Present only in a resumed run; a file has its name only when it is complete.
        if (Files.notExists(indexFile) || Files.notExists(boundsFile)) {
            written = run.request().format() == FileFormat.ARROW
                    ? writeArrow(id, indexFile, boundsFile)
                    : writeParquet(id, indexFile, boundsFile);
        }
        if (event.isPresent()) {
            event.get().finish(id, shard.number(), shard.cells(), written.bytes());
        }
        // The legacy path has counted them row by row, for it takes minutes to its first shard.
        if (run.request().path() == ScanPath.FAST) {
            run.progress().done(shard.cells());
        }
        zone.wroteIn(timing.end(shard.cells(), 0));
        run.clock().move(Stage.ENCODE, Stage.COMPRESS, written.compressing(), 0);
        run.clock().move(Stage.ENCODE, Stage.WRITE, written.writing(), written.bytes());
        if (zone.shardFinished()) {
            run.progress().zoneDone();
        }
    }

    private WrittenShard writeArrow(String id, Path indexFile, Path boundsFile) throws TileIndexException, IOException {
        ZoneTiles tiles = new ZoneTiles(
                run.columns().rowAreas(),
                run.request().rule(),
                run.request().zones().options().ids(),
                id,
                spans,
                shard.spanFrom(),
                shard.spanTo());
        ArrowShardWriter writer =
                new ArrowShardWriter(run.kernels().tiles(), run.request().codec(), run.batch());
        return retried(() -> writer.write(tiles, indexFile, boundsFile));
    }

    private WrittenShard writeParquet(String id, Path indexFile, Path boundsFile)
            throws TileIndexException, IOException {
        TileColumns columns = TileColumns.of(
                TileDatasets.zone(run.request().zones().options().ids(), id),
                run.request().rule().id(),
                spans,
                shard.spanFrom(),
                shard.spanTo(),
                run.columns());
        List<ShardFile> files = List.of(
                new ShardFile(indexFile, TileDatasets.TILE_INDEX, columns.tileIndex()),
                new ShardFile(boundsFile, TileDatasets.TILE_BOUNDS, columns.tileBounds()));
        return retried(() -> {
            ShardWriter writer = run.borrowWriter();
            WrittenShard written = writer.write(columns.runs(), files);
            run.giveBack(writer);
            return written;
        });
    }

    private static WrittenShard retried(CheckedSupplier<WrittenShard> write) throws TileIndexException, IOException {
        try {
            return Failsafe.with(ON_IO_FAULT).get(write);
        } catch (FailsafeException e) {
            if (e.getCause() instanceof IOException fault) {
                throw fault;
            }
            if (e.getCause() instanceof TileIndexException fault) {
                throw fault;
            }
            throw e;
        }
    }
}
