package org.tileindex.request;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import org.tileindex.arrow.SpanGeometry;
import org.tileindex.fault.TileIndexException;
import org.tileindex.tile.Dataset;
import org.tileindex.tile.GridColumns;
import org.tileindex.tile.SpanColumns;
import org.tileindex.tile.TileColumns;
import org.tileindex.tile.ZoneTiles;
import org.tileindex.value.ShardValues;
import org.tileindex.writer.ShardFile;
import org.tileindex.writer.ShardWriter;
import org.tileindex.writer.WrittenShard;
import org.tileindex.writer.form.Column;
import org.tileindex.writer.form.RunTable;

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
        SequencedMap<Dataset, Path> ofTiles = new LinkedHashMap<>(files);
        ofTiles.keySet().removeIf(Dataset::isOfSpans);
        WrittenShard written = WrittenShard.NONE;
        if (!ofTiles.isEmpty()) {
            TileColumns forms = new TileColumns(tiles, columns);
            written = values.write(more -> write(forms, more, ofTiles));
        }
        for (Map.Entry<Dataset, Path> file : files.entrySet()) {
            if (file.getKey().isOfSpans()) {
                written = written.and(writeSpans(new SpanColumns(tiles, columns, file.getKey()), file));
            }
        }
        return written;
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
        return write(forms.runs(), shards);
    }

    private WrittenShard writeSpans(SpanColumns forms, Map.Entry<Dataset, Path> file) throws IOException {
        List<Column> all = new ArrayList<>(forms.columns());
        String schema = file.getKey().name();
        if (forms.boxes().isEmpty()) {
            return write(forms.runs(), List.of(new ShardFile(file.getValue(), schema, all)));
        }
        try (SpanGeometry geometry = new SpanGeometry(forms.boxes().get())) {
            all.add(geometry.column());
            return write(forms.runs(), List.of(new ShardFile(file.getValue(), schema, all, geometry.metadata())));
        }
    }

    private WrittenShard write(RunTable runs, List<ShardFile> shards) throws IOException {
        ShardWriter free = idle.poll();
        ShardWriter writer = free != null ? free : writers.get();
        WrittenShard written = writer.write(runs, shards);
        idle.add(writer);
        return written;
    }
}
