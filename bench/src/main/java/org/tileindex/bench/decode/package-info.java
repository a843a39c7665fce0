/// The time to decode all blocks of a raster.
@NullMarked
package org.tileindex.bench.decode;

import org.jspecify.annotations.NullMarked;
