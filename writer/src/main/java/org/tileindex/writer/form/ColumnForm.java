package org.tileindex.writer.form;

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
}
