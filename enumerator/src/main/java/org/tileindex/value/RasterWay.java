package org.tileindex.value;

import java.io.Serializable;
import org.tileindex.raster.ReadWay;

/// One way in which blocks of a raster were read.
///
/// @param raster its name; empty for the first one, unless the user gave it a name
/// @param plans number of plans that read blocks so
public record RasterWay(String raster, ReadWay way, long plans) implements Serializable {}
