/// Runs the suite, keeps its results with the machine they are of, and compares them.
@NullMarked
package org.tileindex.bench.suite;

import org.jspecify.annotations.NullMarked;
