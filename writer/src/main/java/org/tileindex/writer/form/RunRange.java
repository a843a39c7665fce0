package org.tileindex.writer.form;

/// The runs `[from, to)` of a [RunTable] and the number of rows they hold.
///
/// @param from first run
/// @param to one past the last run
/// @param rows rows in these runs
public record RunRange(int from, int to, long rows) {}
