/// Decompression of Parquet pages, shared by all readers of Parquet files.
@NullMarked
package org.tileindex.parquet;

import org.jspecify.annotations.NullMarked;
