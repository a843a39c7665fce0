package org.tileindex.stats;

import org.tileindex.kernel.KernelChoice;
import org.tileindex.raster.CacheFigures;
import org.tileindex.raster.ReadFigures;
import org.tileindex.raster.source.SourceFigures;

/// What came of a [StatsRequest].
///
/// @param table its rows
/// @param kernels that it used
/// @param cells of all zones, on each grid
/// @param source what was read from all rasters
public record StatsResult(
        StatsTable table,
        KernelChoice kernels,
        long cells,
        ReadFigures read,
        CacheFigures cache,
        SourceFigures source,
        double seconds) {}
