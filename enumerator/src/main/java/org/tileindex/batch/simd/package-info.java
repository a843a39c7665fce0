/// Vector API twins of the batch kernels. Only packages named `simd` import `jdk.incubator.vector`.
@NullMarked
package org.tileindex.batch.simd;

import org.jspecify.annotations.NullMarked;
