/// What to do next, on which worker, and what it cost: a priority queue of tasks, heaviest first, on a ForkJoin pool.
///
/// This module knows nothing of grids, countries or files.
@NullMarked
package org.tileindex.scheduler;

import org.jspecify.annotations.NullMarked;
