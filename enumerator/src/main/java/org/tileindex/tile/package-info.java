/// The two datasets' columns, as forms over the spans of a shard.
@NullMarked
package org.tileindex.tile;

import org.jspecify.annotations.NullMarked;
