/// Zstandard frames (RFC 8878) from literals and repetitions that the caller knows, without a search for them.
@NullMarked
package org.tileindex.writer.zstd;

import org.jspecify.annotations.NullMarked;
