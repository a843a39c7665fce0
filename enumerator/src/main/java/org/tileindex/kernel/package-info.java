/// The implementations of the kernels, and the one place where they are chosen.
@NullMarked
package org.tileindex.kernel;

import org.jspecify.annotations.NullMarked;
