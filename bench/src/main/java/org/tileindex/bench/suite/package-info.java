/// Runs the suite, writes its results with machine, JDK and commit, and compares them.
@NullMarked
package org.tileindex.bench.suite;

import org.jspecify.annotations.NullMarked;
