/// Dense columns: Arrow vectors become Parquet types, arrays of values without nulls, and the encoding that suits
/// these.
@NullMarked
package org.tileindex.writer.dense;

import org.jspecify.annotations.NullMarked;
