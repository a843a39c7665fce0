/// Benchmarks: kernels and stages under JMH, and whole runs beside their peers.
@NullMarked
package org.tileindex.bench;

import org.jspecify.annotations.NullMarked;
