package org.tileindex.tile;

import java.util.Arrays;
import org.tileindex.writer.form.ColumnForm;
import org.tileindex.writer.form.RunIndex;
import org.tileindex.writer.form.ValueTable;

/// The distinct ones of some numbers in ascending order: a table of values for a column, because a dictionary has no
/// entry twice.
final class DistinctNumbers {
    private final double[] values;

    /// @param numbers finite, at least one; copied
    DistinctNumbers(double[] numbers) {
        double[] sorted = numbers.clone();
        Arrays.sort(sorted);
        int found = 1;
        for (int i = 1; i < sorted.length; i++) {
            if (sorted[i] != sorted[found - 1]) {
                sorted[found++] = sorted[i];
            }
        }
        this.values = Arrays.copyOf(sorted, found);
    }

    /// The column whose value in run `i` is `numbers[i]`.
    ///
    /// @param numbers one per run
    static ColumnForm perRun(double[] numbers) {
        DistinctNumbers distinct = new DistinctNumbers(numbers);
        int[] positions = new int[numbers.length];
        Arrays.setAll(positions, run -> distinct.position(numbers[run]));
        return new ColumnForm.PerRun(distinct.table(), new RunIndex(positions));
    }

    /// The position of a number that is among them.
    int position(double number) {
        return Arrays.binarySearch(values, number);
    }

    ValueTable table() {
        return ValueTable.Doubles.unordered(values);
    }
}
