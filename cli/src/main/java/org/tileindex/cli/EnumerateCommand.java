package org.tileindex.cli;

import java.util.List;
import org.tileindex.tile.Dataset;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `tile-index enumerate`: does a run and prints its summary.
@Command(
        name = "enumerate",
        description = {
            "Finds the cells of every country and publishes them as two datasets.",
            "The datasets are folders of Parquet or Arrow files: DIR/tile_index (ids, rows, columns, centroids,"
                    + " areas) and DIR/tile_bounds (edges); with --datasets also DIR/tile_spans (one row a span)."
        },
        customSynopsis = "tile-index enumerate --out=DIR [OPTIONS]",
        mixinStandardHelpOptions = true,
        versionProvider = ProgramVersion.class,
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  tile-index enumerate --out world",
            "  tile-index enumerate --out small --grid 5m --countries BR,IN",
            "  tile-index enumerate --out ch --countries CH --grid 3s --bounds 5,45,11,48",
            "  tile-index enumerate --out map --datasets tile_spans --geometry",
            "",
            "Exit codes: 0 published, 1 the run failed (E0xx on stderr), 2 wrong usage, 130 interrupted."
        })
final class EnumerateCommand extends PublishingCommand {
    @Mixin
    private DatasetSelection datasets = new DatasetSelection();

    @Override
    List<Dataset> datasets() {
        return datasets.datasets();
    }
}
