/// Whether a polygon takes a cell, asked of JTS for one cell at a time, and of exact arithmetic where JTS may round.
/// Shares nothing with the scanner.
@NullMarked
package org.tileindex.membership;

import org.jspecify.annotations.NullMarked;
