package org.tileindex.stats;

import org.tileindex.kernel.KernelChoice;
import org.tileindex.value.RasterUse;

/// What came of a [StatsRequest].
///
/// @param table its rows
/// @param kernels that it used
/// @param cells of all zones, on each grid
/// @param rasters what was read from all rasters
public record StatsResult(StatsTable table, KernelChoice kernels, long cells, RasterUse rasters, double seconds) {}
