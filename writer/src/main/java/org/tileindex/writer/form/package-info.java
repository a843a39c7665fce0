/// Columns over runs: descriptions of a column's values whose size is O(runs) instead of O(rows).
@NullMarked
package org.tileindex.writer.form;

import org.jspecify.annotations.NullMarked;
