package org.tileindex.bench.peers;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.tileindex.bench.rows.RowWriter;
import org.tileindex.grid.Grid;
import org.tileindex.scan.Spans;

/// parquet-java's row writer. One tile object is filled anew for every tile; values that depend only on the raster row
/// are computed once per span.
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
        try (ParquetWriter<Tile> writer = RowWriter.of(file, TileRows.of(dataset), CompressionCodecName.SNAPPY)
                .build()) {
            Grid grid = work.grid();
            Spans spans = part.spans();
            Tile tile = new Tile(part.country());
            for (int i = 0; i < spans.size(); i++) {
                tile.moveTo(grid, spans.row(i), work.area(spans.row(i)));
                for (int col = spans.colStart(i); col < spans.colEnd(i); col++) {
                    tile.moveTo(grid, col);
                    writer.write(tile);
                }
            }
        }
    }
}
