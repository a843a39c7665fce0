/// Vector API twins of the kernels for samples. Only packages named `simd` import `jdk.incubator.vector`.
@NullMarked
package org.tileindex.raster.codec.simd;

import org.jspecify.annotations.NullMarked;
