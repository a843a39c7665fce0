/// Pieces of readers of Parquet files: decompression of pages, indices into dictionaries, damage in words.
@NullMarked
package org.tileindex.parquet;

import org.jspecify.annotations.NullMarked;
