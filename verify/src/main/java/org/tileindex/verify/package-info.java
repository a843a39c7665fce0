/// Checks a published output without the code that made it: parquet-java reads, JTS and GeographicLib decide, exact
/// arithmetic where JTS might round, and the formulas are those of contract, section 1.2.
@NullMarked
package org.tileindex.verify;

import org.jspecify.annotations.NullMarked;
