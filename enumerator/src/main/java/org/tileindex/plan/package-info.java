/// The plan of a run: which zones it takes, what each is predicted to cost, and how the work would be scheduled.
@NullMarked
package org.tileindex.plan;

import org.jspecify.annotations.NullMarked;
