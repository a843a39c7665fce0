/// Decides for one cell at a time whether a polygon covers it: JTS decides, and exact arithmetic where JTS may round.
/// The package shares nothing with the scanner, so that the one can check the other.
@NullMarked
package org.tileindex.membership;

import org.jspecify.annotations.NullMarked;
