/// The tasks of a run: validate, scan or recall, and shard.
@NullMarked
package org.tileindex.task;

import org.jspecify.annotations.NullMarked;
