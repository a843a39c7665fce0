/// Checks a published output without the code that made it: parquet-java reads, JTS and GeographicLib decide, and the
/// formulas are the contract's.
@NullMarked
package org.tileindex.verify;

import org.jspecify.annotations.NullMarked;
