package org.tileindex.arrow;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.compression.CompressionUtil.CodecType;
import org.tileindex.batch.TileKernel;
import org.tileindex.fault.TileIndexException;
import org.tileindex.writer.AtomicFile;
import org.tileindex.writer.SyncBatch;
import org.tileindex.writer.WrittenShard;
import org.tileindex.writer.page.Codec;
import org.tileindex.writer.telemetry.Stopwatch;

/// Writes the tiles of a shard as two Arrow IPC files in the random access format, one a dataset, batch by batch.
///
/// A file appears under its name only when both are complete and on the disk; see [SyncBatch].
public final class ArrowShardWriter {
    /// Rows of a batch: both datasets' vectors of this many are 8 MB.
    public static final int BATCH_ROWS = 1 << 16;

    private final TileKernel kernel;
    private final CodecType codec;
    private final SyncBatch batch;

    /// @param batch brings files to the disk; the caller's to sync in the end
    /// @throws IllegalArgumentException if Arrow has no such codec
    public ArrowShardWriter(TileKernel kernel, Codec codec, SyncBatch batch) {
        this.kernel = kernel;
        this.batch = batch;
        this.codec = switch (codec) {
            case NONE -> CodecType.NO_COMPRESSION;
            case LZ4 -> CodecType.LZ4_FRAME;
            case ZSTD -> CodecType.ZSTD;
            case SNAPPY -> throw new IllegalArgumentException("Arrow files have no Snappy compression");
        };
    }

    /// Writes both files, replacing what has their names.
    ///
    /// @throws IOException if a file cannot be written; then neither has its name
    /// @throws TileIndexException E006 if a cell has no positive area
    public WrittenShard write(ZoneTiles tiles, Path indexFile, Path boundsFile) throws IOException, TileIndexException {
        Path index = AtomicFile.unfinished(indexFile);
        Path bounds = AtomicFile.unfinished(boundsFile);
        boolean done = false;
        try (BufferAllocator allocator = new RootAllocator();
                TileBatchReader reader = new TileBatchReader(allocator, tiles, kernel, BATCH_ROWS);
                ArrowShard indexShard = new ArrowShard(index, reader.tileIndex(), codec);
                ArrowShard boundsShard = new ArrowShard(bounds, reader.tileBounds(), codec)) {
            while (reader.loadNextBatch()) {
                indexShard.write();
                boundsShard.write();
            }
            List<SyncBatch.Complete> complete = List.of(indexShard.finish(indexFile), boundsShard.finish(boundsFile));
            Stopwatch writing = new Stopwatch();
            writing.add(indexShard.writing());
            writing.add(boundsShard.writing());
            writing.add(batch.add(complete));
            Stopwatch compressing = new Stopwatch();
            compressing.add(indexShard.compressing());
            compressing.add(boundsShard.compressing());
            done = true;
            long bytes = complete.stream().mapToLong(SyncBatch.Complete::bytes).sum();
            return new WrittenShard(bytes, compressing, writing);
        } finally {
            if (!done) {
                discard(index, bounds);
            }
        }
    }

    /// Removes unfinished files.
    private static void discard(Path index, Path bounds) throws IOException {
        try {
            Files.deleteIfExists(index);
        } finally {
            Files.deleteIfExists(bounds);
        }
    }
}
