/// Scan conversion: which cells of the grid belong to a zone, as spans.
@NullMarked
package org.tileindex.scan;

import org.jspecify.annotations.NullMarked;
