/// The program that one would write first, kept as specification and baseline of the fast one: it decides each cell by
/// itself.
@NullMarked
package org.tileindex.legacy;

import org.jspecify.annotations.NullMarked;
