package org.tileindex.value;

import org.tileindex.raster.Raster;

/// An open raster of a run.
///
/// @param name by which values refer to it; empty for the first one, unless the user gave it a name
public record NamedRaster(String name, Raster raster) {}
