/// What reading Parquet files takes, whatever is in them.
@NullMarked
package org.tileindex.parquet;

import org.jspecify.annotations.NullMarked;
