package org.tileindex.request;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import org.tileindex.fault.TileIndexException;
import org.tileindex.tile.Dataset;
import org.tileindex.tile.GridColumns;
import org.tileindex.tile.TileColumns;
import org.tileindex.tile.ZoneTiles;
import org.tileindex.value.ShardValues;
import org.tileindex.writer.ShardFile;
import org.tileindex.writer.ShardWriter;
import org.tileindex.writer.WrittenShard;
import org.tileindex.writer.form.Column;

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
    public WrittenShard write(ZoneTiles tiles, ShardValues values, SequencedMap<Dataset, Path> files)
            throws TileIndexException, IOException {
        TileColumns forms = new TileColumns(tiles, columns);
        return values.write(more -> write(forms, more, files));
    }

    /// @param more columns of values, beside those that a dataset has itself
    private WrittenShard write(TileColumns forms, List<Column> more, SequencedMap<Dataset, Path> files)
            throws IOException {
        List<ShardFile> shards = new ArrayList<>();
        for (Map.Entry<Dataset, Path> file : files.entrySet()) {
            Dataset dataset = file.getKey();
            List<Column> all = new ArrayList<>(forms.of(dataset));
            all.addAll(dataset.hasValues() ? more : List.of());
            shards.add(new ShardFile(file.getValue(), dataset.name(), all));
        }
        ShardWriter free = idle.poll();
        ShardWriter writer = free != null ? free : writers.get();
        WrittenShard written = writer.write(forms.runs(), shards);
        idle.add(writer);
        return written;
    }
}
