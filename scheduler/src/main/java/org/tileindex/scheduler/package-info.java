/// Scheduling by cost: a priority queue of tasks, heaviest first, on a ForkJoin pool, and a record of what each cost.
///
/// This module knows nothing of grids, countries or files.
@NullMarked
package org.tileindex.scheduler;

import org.jspecify.annotations.NullMarked;
