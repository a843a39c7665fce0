package org.tileindex.writer.form;

/// The positions of runs in value tables: `at(i)` is the table position of the first row of run `i`.
///
/// Columns that share one `RunIndex` share their encoded and compressed index pages, whatever their tables hold.
public final class RunIndex {
    private final int[] positions;

    /// @param positions one table position per run, each at least 0; kept, not copied
    public RunIndex(int[] positions) {
        this.positions = positions;
    }

    /// The table position of the first row of run `run`.
    public int at(int run) {
        return positions[run];
    }
}
