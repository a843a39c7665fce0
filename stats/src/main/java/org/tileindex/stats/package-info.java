/// Zonal statistics: what the values of raster bands amount to in each zone, weighed by the share of each cell that the
/// zone covers (contract, section 8.6).
///
/// [StatsRun] finds the cells of zones, reads their values once for all bands of one grid, and gathers them in a
/// [org.tileindex.statistic.CellStatistics] for each zone and band. Values are looked at where their block is decoded.
@NullMarked
package org.tileindex.stats;

import org.jspecify.annotations.NullMarked;
