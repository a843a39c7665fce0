package org.tileindex.cli;

import java.util.List;
import java.util.Optional;
import org.tileindex.grid.Grid;
import org.tileindex.request.RunRequest;
import org.tileindex.request.ShardFormat;
import org.tileindex.tile.Dataset;
import org.tileindex.tile.ShardLayout;
import org.tileindex.tile.ShardSizes;
import org.tileindex.writer.page.Codec;
import org.tileindex.zone.ZoneIds;
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
    private Format format = Format.PARQUET;

    @Option(
            names = "--layout",
            paramLabel = "LAYOUT",
            description = "zone: a folder of files per zone, or packed: few files, each with many zones in order of ids"
                    + " (default: zone for --zone-ids iso, packed for any).")
    private Optional<ShardLayout> shards = Optional.empty();

    @Option(
            names = "--compression",
            paramLabel = "CODEC",
            description = "snappy (Parquet only), lz4, zstd or none (default: snappy for Parquet, none for Arrow).")
    private Optional<Codec> compression = Optional.empty();

    @Option(
            names = "--row-group-rows",
            paramLabel = "N",
            description = "Minimum rows of a Parquet row group, unless its shard is smaller; at least 1000000"
                    + " (default: 4194304; up to ten times as many on grids of more than 43200 columns;"
                    + " for --layout packed, or with --value, 1048576).")
    private Optional<Long> rowGroupRows = Optional.empty();

    @Option(
            names = "--shard-rows",
            paramLabel = "N",
            description =
                    "Approximate maximum rows of a shard file (default: 8388608; up to ten times as many on grids of"
                            + " more than 43200 columns; with --value, 4194304).")
    private Optional<Long> shardRows = Optional.empty();

    /// The format of the files of shards.
    enum Format {
        PARQUET,
        ARROW
    }

    /// The layout of files for the cells of `grid`.
    ///
    /// @param datasets to publish
    /// @param ids the kind of the zones' ids
    /// @param values whether rows have values of rasters
    /// @throws IllegalArgumentException if an option's value is too small, or one that the format does not have
    RunRequest.Layout layout(List<Dataset> datasets, Grid grid, ZoneIds ids, boolean values) {
        ShardLayout layout = shards.orElse(
                ids == ZoneIds.ANY || datasets.getFirst().is(Dataset.TILE_VALUES)
                        ? ShardLayout.PACKED
                        : ShardLayout.ZONE);
        ShardSizes sizes = ShardSizes.of(grid, layout, values);
        long rows = shardRows.orElse(sizes.shardRows());
        if (rows < 1) {
            throw new IllegalArgumentException("--shard-rows %d: at least 1 is needed".formatted(rows));
        }
        if (format == Format.ARROW && datasets.stream().anyMatch(Dataset::isOfSpans)) {
            throw new IllegalArgumentException(
                    "--format arrow: tile_spans is written as Parquet only; leave --format away, or tile_spans");
        }
        ShardFormat files = format == Format.ARROW ? arrow() : parquet(sizes);
        return new RunRequest.Layout(datasets, layout, files, rows);
    }

    private ShardFormat parquet(ShardSizes sizes) {
        long rows = rowGroupRows.orElse(sizes.rowGroupRows());
        if (rows < LEAST_ROW_GROUP_ROWS) {
            throw new IllegalArgumentException(
                    "--row-group-rows %d: at least %d are needed".formatted(rows, LEAST_ROW_GROUP_ROWS));
        }
        return new ShardFormat.Parquet(compression.orElse(Codec.SNAPPY), rows);
    }

    private ShardFormat arrow() {
        if (rowGroupRows.isPresent()) {
            throw new IllegalArgumentException(
                    "--row-group-rows %d: Arrow files have no row groups".formatted(rowGroupRows.get()));
        }
        try {
            return new ShardFormat.Arrow(compression.orElse(Codec.NONE));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("--compression snappy: " + e.getMessage(), e);
        }
    }
}
