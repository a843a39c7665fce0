package org.tileindex.stats;

import java.io.Serializable;
import org.tileindex.report.DrawnPixels;
import org.tileindex.value.SiteUse;

/// What came of a [StatsPiece] in another process.
///
/// @param rows of its zones
/// @param cells the number of cells that were measured
/// @param drawn its part of the map; nothing where no page is asked for
/// @param use what the process has read from rasters
public record StatsPart(PieceRows rows, long cells, DrawnPixels drawn, SiteUse use) implements Serializable {}
