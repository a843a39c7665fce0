package org.tileindex.cli;

import org.tileindex.writer.page.Codec;
import picocli.CommandLine.Option;

/// Options that say how rows are laid out in files.
final class OutputLayout {
    private static final long LEAST_ROW_GROUP_ROWS = 1_000_000;

    @Option(
            names = "--compression",
            defaultValue = "snappy",
            paramLabel = "CODEC",
            description = "snappy, lz4, zstd or none (default: ${DEFAULT-VALUE}).")
    private Codec compression = Codec.SNAPPY;

    @Option(
            names = "--row-group-rows",
            defaultValue = "4194304",
            paramLabel = "N",
            description = "Least rows of a row group, unless its shard is smaller; at least 1000000"
                    + " (default: ${DEFAULT-VALUE}).")
    private long rowGroupRows = 4_194_304;

    @Option(
            names = "--shard-rows",
            defaultValue = "8388608",
            paramLabel = "N",
            description = "About the most rows of a shard file (default: ${DEFAULT-VALUE}).")
    private long shardRows = 8_388_608;

    Codec codec() {
        return compression;
    }

    /// @throws IllegalArgumentException if the option's value is too small
    long rowGroupRows() {
        if (rowGroupRows < LEAST_ROW_GROUP_ROWS) {
            throw new IllegalArgumentException(
                    "--row-group-rows %d: at least %d are needed".formatted(rowGroupRows, LEAST_ROW_GROUP_ROWS));
        }
        return rowGroupRows;
    }

    /// @throws IllegalArgumentException if the option's value is too small
    long shardRows() {
        if (shardRows < 1) {
            throw new IllegalArgumentException("--shard-rows %d: at least 1 is needed".formatted(shardRows));
        }
        return shardRows;
    }
}
