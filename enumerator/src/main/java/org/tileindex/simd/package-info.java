/// The vector widths that all kernels with the Vector API share. Only packages named `simd` import
/// `jdk.incubator.vector`.
@NullMarked
package org.tileindex.simd;

import org.jspecify.annotations.NullMarked;
