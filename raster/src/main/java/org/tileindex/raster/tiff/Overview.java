package org.tileindex.raster.tiff;

import java.util.Optional;

/// A smaller copy of a raster's image.
///
/// @param mask of the copy's pixels
public record Overview(TiffImage image, Optional<TiffImage> mask) {}
