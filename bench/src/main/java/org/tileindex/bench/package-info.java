/// Benchmarks of kernels and stages under JMH.
@NullMarked
package org.tileindex.bench;

import org.jspecify.annotations.NullMarked;
