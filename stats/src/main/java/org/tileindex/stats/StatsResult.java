package org.tileindex.stats;

import org.tileindex.raster.CacheFigures;
import org.tileindex.raster.ReadFigures;
import org.tileindex.raster.source.SourceFigures;

/// What came of a [StatsRequest].
///
/// @param table its rows
/// @param cells of all zones, on each grid
/// @param source what was read from all rasters
public record StatsResult(
        StatsTable table, long cells, ReadFigures read, CacheFigures cache, SourceFigures source, double seconds) {}
