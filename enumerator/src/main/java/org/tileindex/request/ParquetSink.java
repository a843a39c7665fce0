package org.tileindex.request;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import org.tileindex.fault.TileIndexException;
import org.tileindex.tile.Dataset;
import org.tileindex.tile.GridColumns;
import org.tileindex.tile.TileColumns;
import org.tileindex.tile.ZoneTiles;
import org.tileindex.writer.ShardFile;
import org.tileindex.writer.ShardWriter;
import org.tileindex.writer.WrittenShard;

/// Writes shards as Parquet files. Threads borrow its writers, which hold large buffers.
final class ParquetSink implements ShardSink {
    private final Supplier<ShardWriter> writers;
    private final GridColumns columns;
    private final ConcurrentLinkedQueue<ShardWriter> idle = new ConcurrentLinkedQueue<>();

    /// @param writers makes a writer for one thread
    ParquetSink(Supplier<ShardWriter> writers, GridColumns columns) {
        this.writers = writers;
        this.columns = columns;
    }

    @Override
    public WrittenShard write(ZoneTiles tiles, Map<Dataset, Path> files) throws TileIndexException, IOException {
        TileColumns forms = new TileColumns(tiles, columns);
        List<ShardFile> shards = new ArrayList<>();
        for (Dataset dataset : Dataset.ALL) {
            Path file = Objects.requireNonNull(files.get(dataset), dataset::name);
            shards.add(new ShardFile(file, dataset.name(), forms.of(dataset)));
        }
        ShardWriter free = idle.poll();
        ShardWriter writer = free != null ? free : writers.get();
        WrittenShard written = writer.write(forms.runs(), shards);
        idle.add(writer);
        return written;
    }
}
