package org.tileindex.writer.form;

/// The first value of each run of a [ColumnForm.Ramp]: `at(i)` is a whole number, at least 0.
///
/// Two columns that share one `RampStart` share their encoded and compressed pages.
public final class RampStart {
    private final long[] starts;

    /// @param starts one value per run, each at least 0; kept, not copied
    public RampStart(long[] starts) {
        this.starts = starts;
    }

    /// The first value of run `run`.
    public long at(int run) {
        return starts[run];
    }
}
