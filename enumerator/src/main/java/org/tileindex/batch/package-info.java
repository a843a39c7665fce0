/// Tiles in batches: the columns of both datasets in plain memory, computed in bulk from spans.
@NullMarked
package org.tileindex.batch;

import org.jspecify.annotations.NullMarked;
