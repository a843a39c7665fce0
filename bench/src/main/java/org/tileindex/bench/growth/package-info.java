/// How time and memory grow with the number of tiles, as a plot.
@NullMarked
package org.tileindex.bench.growth;

import org.jspecify.annotations.NullMarked;
