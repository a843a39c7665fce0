/// Arrow vectors to Parquet values: types, null-free value arrays, and the encoding that suits them.
@NullMarked
package org.tileindex.writer.dense;

import org.jspecify.annotations.NullMarked;
