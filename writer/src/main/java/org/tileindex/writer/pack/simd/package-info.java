/// Vector API twins of the packing kernels. Only packages named `simd` import `jdk.incubator.vector`.
@NullMarked
package org.tileindex.writer.pack.simd;

import org.jspecify.annotations.NullMarked;
