package org.tileindex.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Optional;
import org.apache.parquet.column.Encoding;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.tileindex.fault.TileIndexException;
import org.tileindex.tile.Dataset;
import org.tileindex.tile.TileColumns;
import org.tileindex.writer.form.Column;
import org.tileindex.writer.form.RunRange;
import org.tileindex.writer.page.Codec;
import org.tileindex.writer.page.ColumnChunk;
import org.tileindex.writer.page.PageWorkspace;
import org.tileindex.writer.page.RowGroupEncoder;

/// Encoding one column of a row group of Russia or Antarctica: its form to finished pages with dictionary and
/// statistics.
public class PageBench extends SuiteBenchmark {
    /// Encoders, each with a column that needs it.
    public enum Pages {
        /// One value in every row.
        CONSTANT("RU", "inclusion_rule", Codec.NONE, Encoding.RLE_DICTIONARY),
        /// One dictionary index per run.
        INDEX("RU", "centroid_lat", Codec.NONE, Encoding.RLE_DICTIONARY),
        /// Blocks of deltas, packed where runs end.
        DELTA("RU", "tile_id", Codec.NONE, Encoding.DELTA_BINARY_PACKED),
        /// One dictionary index per row.
        LOOKUP("RU", "centroid_lon", Codec.NONE, Encoding.RLE_DICTIONARY),
        /// One dictionary index per row, compressed while it is encoded.
        LOOKUP_SNAPPY("RU", "centroid_lon", Codec.SNAPPY, Encoding.RLE_DICTIONARY),
        /// Values split by byte, compressed while they are encoded, since rows of Antarctica are longer than LZ4
        /// reaches.
        LOOKUP_SPLIT_LZ4("AQ", "centroid_lon", Codec.LZ4, Encoding.BYTE_STREAM_SPLIT);

        private final String country;
        private final String column;
        private final Codec codec;
        private final Encoding encoding;

        Pages(String country, String column, Codec codec, Encoding encoding) {
            this.country = country;
            this.column = column;
            this.codec = codec;
            this.encoding = encoding;
        }
    }

    @Param
    public Pages pages = Pages.INDEX;

    private Optional<Work> work = Optional.empty();

    @Setup
    public void prove() throws IOException, SQLException, TileIndexException {
        CountryShard shard = CountryShard.of(pages.country);
        ShardFolder folder = new ShardFolder(shard, pages.codec);
        folder.prove();
        folder.discard();
        Work made = Work.of(shard, pages);
        work = Optional.of(made);
        ColumnChunk chunk = made.encode();
        Gate.equal(pages.encoding, chunk.encoding(), "encoding of " + pages.column);
        long values = chunk.pages().stream().mapToLong(page -> page.values()).sum();
        Gate.equal(made.rowGroup.rows(), values, "values of " + pages.column);
    }

    @Benchmark
    public ColumnChunk encode() {
        return work.orElseThrow().encode();
    }

    private record Work(PageWorkspace workspace, TileColumns columns, RunRange rowGroup, Column column) {
        static Work of(CountryShard shard, Pages pages) throws TileIndexException {
            TileColumns columns = shard.columns();
            RunRange rowGroup = columns.runs()
                    .cut(columns.runs().all(), CountryShard.SIZES.rowGroupRows())
                    .getFirst();
            Column column = columns.of(Dataset.TILE_INDEX).stream()
                    .filter(candidate -> candidate.type().getName().equals(pages.column))
                    .findFirst()
                    .orElseThrow();
            return new Work(new PageWorkspace(pages.codec), columns, rowGroup, column);
        }

        ColumnChunk encode() {
            return new RowGroupEncoder(workspace, columns.runs(), rowGroup, CountryShard.PAGE_ROWS).encode(column);
        }
    }
}
