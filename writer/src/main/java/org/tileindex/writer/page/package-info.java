/// Column forms to compressed Parquet pages, in O(runs) where the encoding allows it.
@NullMarked
package org.tileindex.writer.page;

import org.jspecify.annotations.NullMarked;
