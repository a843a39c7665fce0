/// The raster grid: its cells' ids, edges, centroids and areas.
@NullMarked
package org.tileindex.grid;

import org.jspecify.annotations.NullMarked;
