package org.tileindex.raster.tiff;

import java.util.Optional;

/// What a file says about one of its bands.
///
/// @param number from 1
/// @param description for people, as GDAL's metadata has it
/// @param scaling of the stored numbers, where the file has one
/// @param colour its meaning in a picture, as gdalinfo names it: `Gray`, `Red`, `Alpha`, `Palette`, `Undefined`
/// @param alpha the band says how opaque the others are
public record Band(int number, Optional<String> description, Optional<Scaling> scaling, String colour, boolean alpha) {}
