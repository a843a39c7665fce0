/// GeoTIFF files as they are written: a window of a raster with the raster's own tags.
@NullMarked
package org.tileindex.raster.write;

import org.jspecify.annotations.NullMarked;
