/// Blocks of a raster from their stored bytes: compressions, predictors, orders of bytes and bits.
@NullMarked
package org.tileindex.raster.codec;

import org.jspecify.annotations.NullMarked;
