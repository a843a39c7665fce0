package org.tileindex.verify;

import java.nio.ByteBuffer;

/// The smallest and the largest value of a page as its values give them, in the PLAIN encoding.
///
/// @param rows number of rows of the page
record PageRange(long rows, ByteBuffer min, ByteBuffer max) {}
