package org.tileindex.writer.form;

import org.apache.arrow.vector.FieldVector;

/// What the values of a column are, as a function over the runs of a shard. `k` counts the rows inside run `i` from
/// 0.
public sealed interface ColumnForm {

    /// Every row has the value at position 0 of `value`. Cost O(1).
    record Constant(ValueTable value) implements ColumnForm {}

    /// All rows of run `i` have the value `table[index.at(i)]`. Cost O(runs).
    record PerRun(ValueTable table, RunIndex index) implements ColumnForm {}

    /// Row `k` of run `i` has the value `table[index.at(i) + k]`. Cost: one copy of one to four bytes a row.
    record Lookup(ValueTable table, RunIndex index) implements ColumnForm {}

    /// Row `k` of run `i` has the whole number `start.at(i) + k`. Cost O(runs + rows / 128).
    record Ramp(RampStart start) implements ColumnForm {}

    /// Row `r` of the shard has the value at position `r` of `vector`, or none: an Arrow vector of a flat type, of as
    /// many rows as the runs have together. It is read while the shard is written, and stays the caller's to close.
    /// Cost O(rows).
    record Dense(FieldVector vector) implements ColumnForm {}
}
