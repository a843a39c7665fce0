package org.tileindex.cli;

import java.util.Optional;
import org.tileindex.grid.Grid;
import org.tileindex.request.FileFormat;
import org.tileindex.tile.ShardSizes;
import org.tileindex.writer.page.Codec;
import picocli.CommandLine.Option;

/// Options for the layout of rows in files.
final class OutputLayout {
    private static final long LEAST_ROW_GROUP_ROWS = 1_000_000;

    @Option(
            names = "--format",
            defaultValue = "parquet",
            paramLabel = "FORMAT",
            description = "parquet, or arrow: the same rows as Arrow IPC files, about a hundred times as large"
                    + " (default: ${DEFAULT-VALUE}).")
    private FileFormat format = FileFormat.PARQUET;

    @Option(
            names = "--compression",
            paramLabel = "CODEC",
            description = "snappy (Parquet only), lz4, zstd or none (default: snappy for Parquet, none for Arrow).")
    private Optional<Codec> compression = Optional.empty();

    @Option(
            names = "--row-group-rows",
            paramLabel = "N",
            description = "Minimum rows of a Parquet row group, unless its shard is smaller; at least 1000000"
                    + " (default: 4194304; up to ten times as many on grids of more than 43200 columns).")
    private Optional<Long> rowGroupRows = Optional.empty();

    @Option(
            names = "--shard-rows",
            paramLabel = "N",
            description = "Approximate maximum rows of a shard file (default: twice --row-group-rows).")
    private Optional<Long> shardRows = Optional.empty();

    FileFormat format() {
        return format;
    }

    /// @throws IllegalArgumentException if the format does not support the option's codec
    Codec codec() {
        if (format == FileFormat.PARQUET) {
            return compression.orElse(Codec.SNAPPY);
        }
        Codec codec = compression.orElse(Codec.NONE);
        if (codec == Codec.SNAPPY) {
            throw new IllegalArgumentException("--compression snappy: Arrow files take lz4, zstd or none");
        }
        return codec;
    }

    /// @throws IllegalArgumentException if the option's value is too small, or given for files that have no row groups
    long rowGroupRows(Grid grid) {
        long rows = rowGroupRows.orElse(ShardSizes.of(grid).rowGroupRows());
        if (rowGroupRows.isPresent() && format == FileFormat.ARROW) {
            throw new IllegalArgumentException("--row-group-rows %d: Arrow files have no row groups".formatted(rows));
        }
        if (rows < LEAST_ROW_GROUP_ROWS) {
            throw new IllegalArgumentException(
                    "--row-group-rows %d: at least %d are needed".formatted(rows, LEAST_ROW_GROUP_ROWS));
        }
        return rows;
    }

    /// @throws IllegalArgumentException if the option's value is too small
    long shardRows(Grid grid) {
        long rows = shardRows.orElse(ShardSizes.of(grid).shardRows());
        if (rows < 1) {
            throw new IllegalArgumentException("--shard-rows %d: at least 1 is needed".formatted(rows));
        }
        return rows;
    }
}
