/// Tiles of a zone, the datasets and columns that they are published in, and the shards that they are cut into.
@NullMarked
package org.tileindex.tile;

import org.jspecify.annotations.NullMarked;
