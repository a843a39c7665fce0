/// `TileIndexJob`: runs of the command line whose work Spark's executors do.
@NullMarked
package org.tileindex.spark.job;

import org.jspecify.annotations.NullMarked;
