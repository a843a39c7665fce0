/// Rows written through parquet-java's row API, by the suite and by the peers.
@NullMarked
package org.tileindex.bench.rows;

import org.jspecify.annotations.NullMarked;
