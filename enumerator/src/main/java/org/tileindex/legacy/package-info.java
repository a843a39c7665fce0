/// The program that one would write first, as specification and baseline of the fast one: each cell by itself.
@NullMarked
package org.tileindex.legacy;

import org.jspecify.annotations.NullMarked;
