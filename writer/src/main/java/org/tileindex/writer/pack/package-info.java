/// Bit-packing kernels: their interface and their scalar specification.
@NullMarked
package org.tileindex.writer.pack;

import org.jspecify.annotations.NullMarked;
