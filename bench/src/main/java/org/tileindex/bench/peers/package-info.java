/// The same tiles written by this program and by its peers, side by side; and a plot of how this program grows.
@NullMarked
package org.tileindex.bench.peers;

import org.jspecify.annotations.NullMarked;
