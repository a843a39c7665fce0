package org.tileindex.verify;

import java.util.List;

/// What is known of the rows of one part file.
///
/// @param file path of the half in `tile_index`, as messages name it
/// @param rows one summary per zone and stretch of rows, in the order of the file
/// @param complete false if there may be rows that could not be read
record PartResult(String file, List<PartRows> rows, boolean complete) {}
