package org.tileindex.verify;

import java.nio.ByteBuffer;
import java.util.Optional;

/// The smallest and the largest value of a page and the number of its nulls, as its rows give them.
///
/// @param rows number of rows of the page
/// @param nulls number of rows without a value
/// @param bounds of its values; empty if all rows are null
record PageRange(long rows, long nulls, Optional<Bounds> bounds) {

    /// The smallest and the largest value, in the PLAIN encoding without a length.
    record Bounds(ByteBuffer min, ByteBuffer max) {}
}
