/// Pixels of rasters: from runs of cells to the blocks that hold them, and back to values.
///
/// 1. A [Raster] is an open file: its header, its bytes, and the grid of its pixels.
/// 2. A [ReadPlan] says for runs of cells and some [Band]s which blocks hold them. It is ordered by block, and can be
///    cut into parts for several threads.
/// 3. A [WindowReader] reads a part: it asks the [BlockCache] for the blocks, fetches those that are not there a few
///    at a time, decodes them while the next ones are on their way, and copies the cells' values out of each.
/// 4. Where ranges of a file cannot be had, or most of it is needed, a [PassRead] fetches its blocks by one request,
///    for all parts together.
///
/// A block that several threads need is fetched and decoded once, by the one that asks first.
@NullMarked
package org.tileindex.raster;

import org.jspecify.annotations.NullMarked;
