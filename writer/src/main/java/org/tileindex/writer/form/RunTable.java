package org.tileindex.writer.form;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The run lengths of a shard: run `i` is `length(i)` consecutive rows of the file.
///
/// Row groups and pages are cut between runs, never inside one, so that a page is always a whole number of runs.
public final class RunTable {
    private final int[] lengths;
    private final long rows;

    /// @param lengths rows per run, each at least 1; kept, not copied
    public RunTable(int[] lengths) {
        this.lengths = lengths;
        long sum = 0;
        for (int length : lengths) {
            if (length < 1) {
                throw new IllegalArgumentException("a run has " + length + " rows, not at least 1");
            }
            sum += length;
        }
        this.rows = sum;
    }

    /// A table for shards that have [ColumnForm.Dense] columns only, and so no runs of their own: runs of `runRows`
    /// rows, of which the last may be shorter.
    public static RunTable ofRows(long rows, int runRows) {
        int[] lengths = new int[Math.toIntExact((rows + runRows - 1) / runRows)];
        Arrays.fill(lengths, runRows);
        if (rows % runRows > 0) {
            lengths[lengths.length - 1] = (int) (rows % runRows);
        }
        return new RunTable(lengths);
    }

    /// The number of runs.
    public int runs() {
        return lengths.length;
    }

    /// The number of rows of all runs.
    public long rows() {
        return rows;
    }

    /// The number of rows of run `run`.
    public int length(int run) {
        return lengths[run];
    }

    /// The number of rows of all runs before `run`.
    public long rowsBefore(int run) {
        long sum = 0;
        for (int i = 0; i < run; i++) {
            sum += lengths[i];
        }
        return sum;
    }

    /// All runs as one range.
    public RunRange all() {
        return new RunRange(0, lengths.length, rows);
    }

    /// Cuts `range` into consecutive ranges. Each has at least `minRows` rows, and fewer than `2 * minRows` plus two
    /// runs. A `range` with fewer than `minRows` rows stays whole.
    public List<RunRange> cut(RunRange range, long minRows) {
        List<RunRange> cuts = new ArrayList<>();
        int from = range.from();
        long left = range.rows();
        long taken = 0;
        for (int run = range.from(); run < range.to(); run++) {
            taken += lengths[run];
            if (taken >= minRows && left - taken >= minRows) {
                cuts.add(new RunRange(from, run + 1, taken));
                left -= taken;
                from = run + 1;
                taken = 0;
            }
        }
        if (left > 0) {
            cuts.add(new RunRange(from, range.to(), left));
        }
        return cuts;
    }
}
