/// Headers of GeoTIFF files: where the blocks of each image lie, and where on the ground its pixels.
@NullMarked
package org.tileindex.raster.tiff;

import org.jspecify.annotations.NullMarked;
