/// Columns over runs: what a column's values are, said in O(runs) instead of O(rows).
@NullMarked
package org.tileindex.writer.form;

import org.jspecify.annotations.NullMarked;
