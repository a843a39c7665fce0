/// Vector API twins of the scan kernels. Only packages named `simd` import `jdk.incubator.vector`.
@NullMarked
package org.tileindex.scan.simd;

import org.jspecify.annotations.NullMarked;
