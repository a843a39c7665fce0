/// The same tiles written by this program and by its peers, side by side.
@NullMarked
package org.tileindex.bench.peers;

import org.jspecify.annotations.NullMarked;
