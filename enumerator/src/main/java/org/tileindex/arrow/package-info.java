/// Tiles as Apache Arrow batches, and as Arrow IPC files. No class of this package is loaded by a run that writes
/// Parquet.
@NullMarked
package org.tileindex.arrow;

import org.jspecify.annotations.NullMarked;
