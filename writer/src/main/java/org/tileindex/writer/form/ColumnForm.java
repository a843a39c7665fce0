package org.tileindex.writer.form;

import org.apache.arrow.vector.FieldVector;

/// The values of a column: either a function over the runs of a shard, or an array with one value per row.
public sealed interface ColumnForm {

    /// The values as a function over runs. `k` counts the rows inside run `i` from 0.
    sealed interface RunForm extends ColumnForm {}

    /// Values that runs refer to by their position in a table.
    sealed interface Indexed extends RunForm {
        /// The distinct values.
        ValueTable table();

        /// The table position of each run.
        RunIndex index();
    }

    /// Every row has the value at position 0 of `value`. Cost O(1).
    record Constant(ValueTable value) implements RunForm {}

    /// All rows of run `i` have the value `table[index.at(i)]`. Cost O(runs).
    record PerRun(ValueTable table, RunIndex index) implements Indexed {}

    /// Row `k` of run `i` has the value `table[index.at(i) + k]`. Cost O(runs) if the codec accepts repetitions,
    /// otherwise one copy of one to four bytes per row.
    record Lookup(ValueTable table, RunIndex index) implements Indexed {}

    /// Row `k` of run `i` has the whole number `start.at(i) + k`. Cost O(runs + rows / 128).
    record Ramp(RampStart start) implements RunForm {}

    /// Row `r` of the shard has the value, or the null, at position `r` of `vector`: an Arrow vector of a flat type
    /// with as many rows as the runs have together. It is read while the shard is written; closing it is left to the
    /// caller. Cost O(rows).
    record Dense(FieldVector vector) implements ColumnForm {}
}
