/// The request of a run: where to, which zones, which cells, how rows are laid out, and what of the machine it may use.
@NullMarked
package org.tileindex.request;

import org.jspecify.annotations.NullMarked;
