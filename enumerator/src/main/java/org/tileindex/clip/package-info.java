/// Windows of a raster as GeoTIFF files, one per zone.
@NullMarked
package org.tileindex.clip;

import org.jspecify.annotations.NullMarked;
