/// The data source `tile-index` of Apache Spark: tiles as columnar batches straight from spans, without files.
@NullMarked
package org.tileindex.spark;

import org.jspecify.annotations.NullMarked;
