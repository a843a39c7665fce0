package org.tileindex.request;

import java.nio.Buffer;
import java.util.Locale;
import java.util.Map;
import org.apache.parquet.Version;
import org.tileindex.arrow.ArrowShardWriter;
import org.tileindex.fault.ErrorCode;
import org.tileindex.fault.TileIndexException;
import org.tileindex.kernel.Kernels;
import org.tileindex.tile.Dataset;
import org.tileindex.tile.GridColumns;
import org.tileindex.tile.Quantity;
import org.tileindex.tile.ShardLayout;
import org.tileindex.writer.ShardWriter;
import org.tileindex.writer.SyncBatch;
import org.tileindex.writer.page.Codec;
import org.tileindex.zone.ZoneIds;

/// A format of the files that a run writes, with its settings. Whatever depends on the format is decided here.
public sealed interface ShardFormat {
    /// `parquet` or `arrow`; also the suffix of the files.
    String id();

    Codec codec();

    /// The codec as the command line names it: `snappy`, `lz4`, `zstd` or `none`.
    default String compression() {
        return codec().name().toLowerCase(Locale.ROOT);
    }

    /// The format and its codec, for people.
    String description();

    /// Rows that are encoded together: a row group, or a batch.
    long chunkRows();

    /// About the bytes that a tile takes in `tile_index` and `tile_bounds` together, of a large zone.
    double bytesPerTile();

    /// The settings that decide the bytes of the files (contract, section 3).
    Map<String, String> parameters();

    /// Checks that this JVM can write such files.
    ///
    /// @throws TileIndexException E010 if it cannot
    void require() throws TileIndexException;

    /// Checks that this JVM can use Arrow's memory, which reaches into a package of the JDK that must be open to it.
    ///
    /// @param option that needs it
    /// @throws TileIndexException E010 if it cannot
    static void requireArrow(String option) throws TileIndexException {
        if (!Buffer.class.getModule().isOpen("java.nio", ShardFormat.class.getModule())) {
            throw new TileIndexException(
                    ErrorCode.E010_INPUT,
                    option + ": the program was started without the flags of jvm.args",
                    "Start it with ./tile-index, or with java @jvm.args.");
        }
    }

    /// The sink for the shards of a run.
    ///
    /// @param columns of the run's grid
    /// @param batch brings files to the disk; the caller's to sync in the end
    ShardSink sink(GridColumns columns, Kernels kernels, SyncBatch batch);

    /// A command that shows a person what a published dataset has.
    ///
    /// @param partition the folder of its zones or shards: a path or an address
    /// @param ids kind of the ids of zones
    String example(String partition, ShardLayout layout, Dataset dataset, ZoneIds ids);

    /// Parquet files, encoded from runs.
    ///
    /// @param rowGroupRows least rows of a row group, unless its shard is smaller
    record Parquet(Codec codec, long rowGroupRows) implements ShardFormat {
        /// Least rows of a data page: 256 KiB of two-byte indices, enough for the codecs' windows and fine enough to
        /// prune by.
        private static final int PAGE_ROWS = 1 << 17;

        /// Most pages of a row group. So the pages of a larger grid hold as many of its rows as those of the world at
        /// 30 arc-seconds, and are no more.
        private static final int PAGES = 32;

        @Override
        public String id() {
            return "parquet";
        }

        @Override
        public String description() {
            return compression();
        }

        @Override
        public long chunkRows() {
            return rowGroupRows;
        }

        @Override
        public double bytesPerTile() {
            return switch (codec) {
                case SNAPPY -> 0.65;
                case LZ4 -> 0.29;
                case ZSTD -> 0.13;
                case NONE -> 8.6;
            };
        }

        @Override
        public Map<String, String> parameters() {
            return Map.of(
                    "created_by", Version.FULL_VERSION,
                    "codec", codec.parquetName().name(),
                    "encodings", encodings(),
                    "page_rows", Integer.toString(pageRows()),
                    "row_group_rows", Long.toString(rowGroupRows));
        }

        private int pageRows() {
            return Math.toIntExact(Math.max(PAGE_ROWS, rowGroupRows / PAGES));
        }

        /// LZ4 reaches too short for the dictionary indices of rows of the grid that are wider than 32,767 tiles.
        private String encodings() {
            return "RLE_DICTIONARY,DELTA_BINARY_PACKED" + (codec == Codec.LZ4 ? ",BYTE_STREAM_SPLIT" : "");
        }

        @Override
        public void require() {
            // Every JVM can write Parquet.
        }

        @Override
        public ShardSink sink(GridColumns columns, Kernels kernels, SyncBatch batch) {
            return new ParquetSink(
                    () -> new ShardWriter(codec, rowGroupRows, pageRows(), kernels.packing(), batch), columns);
        }

        @Override
        public String example(String partition, ShardLayout layout, Dataset dataset, ZoneIds ids) {
            // Only Hadoop calls it s3a.
            String place = partition.replaceFirst("^s3a:", "s3:");
            String files = layout.sharesShards() ? "/*.parquet" : "/*/*.parquet";
            String count = dataset.isOfSpans() ? "sum(tiles)" : "count(*)";
            String area = dataset.columns().stream()
                    .filter(column -> column.quantity() == Quantity.AREA)
                    .map(column -> ", round(sum(%s) / 1e6) AS km2".formatted(column.name()))
                    .findFirst()
                    .orElse("");
            return "duckdb -c \"SELECT " + dataset.idColumn(ids) + ", " + count + " AS tiles" + area + " FROM '" + place
                    + files + "' GROUP BY ALL ORDER BY tiles DESC LIMIT 10\"";
        }
    }

    /// Arrow IPC files in the random access format.
    ///
    /// @param codec any but Snappy, which Arrow does not have
    record Arrow(Codec codec) implements ShardFormat {
        public Arrow {
            if (codec == Codec.SNAPPY) {
                throw new IllegalArgumentException("Arrow files take lz4, zstd or none");
            }
        }

        @Override
        public String id() {
            return "arrow";
        }

        @Override
        public String description() {
            return "Arrow files, compression " + compression();
        }

        @Override
        public long chunkRows() {
            return ArrowShardWriter.BATCH_ROWS;
        }

        @Override
        public double bytesPerTile() {
            return switch (codec) {
                case LZ4 -> 25;
                case ZSTD -> 11;
                case NONE, SNAPPY -> 118;
            };
        }

        @Override
        public Map<String, String> parameters() {
            return Map.of(
                    "file_format",
                    id(),
                    "codec",
                    codec.name(),
                    "batch_rows",
                    Integer.toString(ArrowShardWriter.BATCH_ROWS));
        }

        @Override
        public void require() throws TileIndexException {
            requireArrow("--format arrow");
        }

        @Override
        public ShardSink sink(GridColumns columns, Kernels kernels, SyncBatch batch) {
            return (tiles, values, files) ->
                    new ArrowShardWriter(kernels.tiles(), codec, batch).write(tiles, values, files);
        }

        @Override
        public String example(String partition, ShardLayout layout, Dataset dataset, ZoneIds ids) {
            return "python3 -c \"import pyarrow.dataset as d; print(d.dataset('%s', format='ipc').head(5))\""
                    .formatted(partition);
        }
    }
}
