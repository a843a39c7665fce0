package org.tileindex.bench.peers;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.io.OutputFile;
import org.tileindex.grid.Grid;
import org.tileindex.scan.Spans;

/// parquet-java's row writer: a [WriteSupport] that hands each tile's fields to the record consumer, from one tile
/// object that is filled anew for every tile. What depends on the row alone is computed once a span.
final class ParquetJavaRows implements Side {
    private final Work work;
    private final int workers;

    ParquetJavaRows(Work work, int workers) {
        this.work = work;
        this.workers = workers;
    }

    @Override
    public String name() {
        return "parquet-java";
    }

    @Override
    public String note() {
        return "WriteSupport on RecordConsumer, its defaults, %d threads over shards".formatted(workers);
    }

    @Override
    public void run(Path out) throws Exception {
        Parts.write(work, workers, out, this::part);
    }

    private void part(Work.Part part, String dataset, Path file) throws IOException {
        try (ParquetWriter<Tile> writer = new Builder(new LocalOutputFile(file), dataset)
                .withConf(new PlainParquetConfiguration())
                .withCompressionCodec(CompressionCodecName.SNAPPY)
                .build()) {
            Grid grid = work.grid();
            Spans spans = part.spans();
            Tile tile = new Tile(part.country());
            for (int i = part.shard().spanFrom(); i < part.shard().spanTo(); i++) {
                tile.moveTo(grid, spans.row(i), work.area(spans.row(i)));
                for (int col = spans.colStart(i); col < spans.colEnd(i); col++) {
                    tile.moveTo(grid, col);
                    writer.write(tile);
                }
            }
        }
    }

    private static final class Builder extends ParquetWriter.Builder<Tile, Builder> {
        private final String dataset;

        Builder(OutputFile file, String dataset) {
            super(file);
            this.dataset = dataset;
        }

        @Override
        protected Builder self() {
            return this;
        }

        @Override
        @SuppressWarnings("deprecation") // Hadoop's configuration; abstract in the class, and not called.
        protected WriteSupport<Tile> getWriteSupport(org.apache.hadoop.conf.Configuration conf) {
            return TileRows.of(dataset);
        }

        @Override
        protected WriteSupport<Tile> getWriteSupport(org.apache.parquet.conf.ParquetConfiguration conf) {
            return TileRows.of(dataset);
        }
    }
}
