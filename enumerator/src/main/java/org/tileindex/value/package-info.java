/// Values of rasters at tiles: as columns of a dataset, and as masks that decide which tiles there are.
@NullMarked
package org.tileindex.value;

import org.jspecify.annotations.NullMarked;
