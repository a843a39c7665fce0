package org.tileindex.arrow;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.compression.CompressionUtil.CodecType;
import org.tileindex.batch.TileKernel;
import org.tileindex.fault.TileIndexException;
import org.tileindex.tile.Dataset;
import org.tileindex.tile.ZoneTiles;
import org.tileindex.value.ShardValues;
import org.tileindex.writer.AtomicFile;
import org.tileindex.writer.SyncBatch;
import org.tileindex.writer.WrittenShard;
import org.tileindex.writer.page.Codec;
import org.tileindex.writer.telemetry.Stopwatch;

/// Writes the tiles of a shard as Arrow IPC files in the random access format, one per dataset, batch by batch.
///
/// A file appears under its name only when all are complete and on the disk; see [SyncBatch].
public final class ArrowShardWriter {
    /// Rows of a batch. The vectors of both datasets take 8 MB for so many.
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

    /// Writes the file of each dataset, replacing what has its name.
    ///
    /// @param values of the tiles, in columns after those of a dataset
    /// @param files by dataset
    /// @throws IOException if a file cannot be written; then none has its name
    /// @throws TileIndexException E006 if a cell has no positive area
    public WrittenShard write(ZoneTiles tiles, ShardValues values, SequencedMap<Dataset, Path> files)
            throws IOException, TileIndexException {
        boolean done = false;
        List<ArrowShard> shards = new ArrayList<>();
        try (BufferAllocator allocator = new RootAllocator();
                TileBatchReader reader =
                        new TileBatchReader(allocator, List.copyOf(files.keySet()), tiles, values, kernel, BATCH_ROWS);
                Closeable open = () -> ArrowShard.closeAll(shards)) {
            for (Map.Entry<Dataset, Path> file : files.entrySet()) {
                shards.add(new ArrowShard(file.getValue(), reader.root(file.getKey()), codec));
            }
            while (reader.loadNextBatch()) {
                for (ArrowShard shard : shards) {
                    shard.write();
                }
            }
            WrittenShard written = finish(shards);
            done = true;
            return written;
        } finally {
            if (!done) {
                discard(List.copyOf(files.values()), 0);
            }
        }
    }

    private WrittenShard finish(List<ArrowShard> shards) throws IOException {
        List<SyncBatch.Complete> complete = new ArrayList<>();
        Stopwatch writing = new Stopwatch();
        Stopwatch compressing = new Stopwatch();
        for (ArrowShard shard : shards) {
            complete.add(shard.finish());
            writing.add(shard.writing());
            compressing.add(shard.compressing());
        }
        writing.add(batch.add(complete));
        long bytes = complete.stream().mapToLong(SyncBatch.Complete::bytes).sum();
        return new WrittenShard(bytes, compressing, writing);
    }

    /// Removes the unfinished files from `next` on; one that fails does not keep the others from it.
    private static void discard(List<Path> files, int next) throws IOException {
        if (next < files.size()) {
            try {
                Files.deleteIfExists(AtomicFile.unfinished(files.get(next)));
            } finally {
                discard(files, next + 1);
            }
        }
    }
}
