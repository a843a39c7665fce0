package org.tileindex.stats;

import org.tileindex.raster.Band;
import org.tileindex.raster.Raster;

/// A band of a raster whose values are taken.
///
/// @param name of the raster, as the rows have it
public record StatsBand(String name, Raster raster, Band band) {}
