/// Checks a published output without the code that made it. parquet-java and Arrow read the files. JTS decides
/// membership, and exact arithmetic where JTS might round. GeographicLib gives the areas, and the formulas are those of
/// contract, section 1.2.
@NullMarked
package org.tileindex.verify;

import org.jspecify.annotations.NullMarked;
