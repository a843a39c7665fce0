package org.tileindex.clip;

import java.nio.file.Path;
import org.tileindex.grid.InclusionRule;
import org.tileindex.raster.Raster;
import org.tileindex.raster.write.TileCompression;
import org.tileindex.request.RunRequest;

/// The request to write the window of each zone.
///
/// @param out the folder of the files
/// @param rule by which a cell belongs to a zone, whose window is the smallest around its cells
/// @param cutline cells of a window outside of the zone get no value
public record ClipRequest(
        Path out,
        RunRequest.Zones zones,
        InclusionRule rule,
        Raster raster,
        boolean cutline,
        TileCompression compression,
        RunRequest.Execution execution) {}
