package org.tileindex.cli;

import java.util.List;
import org.tileindex.tile.Dataset;
import picocli.CommandLine.Command;

/// `tile-index values`: does a run over the cells of a raster and prints its summary.
@Command(
        name = "values",
        description = {
            "Finds the cells of a raster that belong to each zone and publishes them with their values.",
            "The dataset is the folder DIR/tile_values of Parquet or Arrow files: zone_id, tile_id, raster_row,"
                    + " raster_col, the cell's centre x, y in the raster's coordinates, and a column for each --value.",
            "The raster may be in WGS84 longitude and latitude, WGS84 UTM, Web Mercator or LAEA Europe. Zones are in"
                    + " WGS84 and are transformed."
        },
        customSynopsis = "tile-index values --out=DIR --raster=FILE --value=BAND [OPTIONS]",
        mixinStandardHelpOptions = true,
        versionProvider = ProgramVersion.class,
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  tile-index values --out reflectances --raster scene.tif --value 1:red --value 2:nir \\",
            "      --zones parcels.geojson --zone-ids any",
            "",
            "Exit codes: 0 published, 1 the run failed (E0xx on stderr), 2 wrong usage, 130 interrupted."
        })
final class ValuesCommand extends PublishingCommand {
    @Override
    List<Dataset> datasets() {
        return Dataset.VALUES;
    }
}
