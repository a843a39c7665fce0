/// A plot of time and memory over the number of tiles.
@NullMarked
package org.tileindex.bench.growth;

import org.jspecify.annotations.NullMarked;
