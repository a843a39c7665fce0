package org.tileindex.cli;

import picocli.CommandLine.Option;

/// The option `--assume-wgs84`, for commands that read rasters without taking values.
final class DatumOption {
    @Option(
            names = "--assume-wgs84",
            description = "Takes coordinates of rasters as WGS84 where the file names NAD83 or no CRS.")
    private boolean assumeWgs84;

    boolean assumesWgs84() {
        return assumeWgs84;
    }
}
