/// The whole program under test: determinism, independent readers as oracles, real processes, architecture.
@NullMarked
package org.tileindex.harness;

import org.jspecify.annotations.NullMarked;
