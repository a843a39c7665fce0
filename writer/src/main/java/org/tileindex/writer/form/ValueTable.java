package org.tileindex.writer.form;

import java.nio.charset.StandardCharsets;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.io.api.Binary;

/// The values to which [ColumnForm.Constant], [ColumnForm.PerRun] and [ColumnForm.Lookup] columns refer by position.
/// One table serves all shards of a process; a dictionary page holds only the values that its row group uses.
public sealed interface ValueTable {

    /// Appends the PLAIN encoding of positions `[from, to)`.
    void putPlain(int from, int to, ByteSink sink);

    /// Widens `statistics` by the smallest and the largest value of positions `[from, to)`, which must not be empty.
    void widen(Statistics<?> statistics, int from, int to);

    /// DOUBLE values.
    final class Doubles implements ValueTable {
        private final double[] values;
        private final boolean ascending;
        private final boolean descending;

        private Doubles(double[] values, boolean ascending, boolean descending) {
            this.values = values;
            this.ascending = ascending;
            this.descending = descending;
        }

        /// A table that uses the order of its values, if they have one: the smallest and the largest of a stretch are
        /// then at its ends.
        ///
        /// @param values finite values; kept, not copied
        public static Doubles of(double[] values) {
            boolean up = true;
            boolean down = true;
            for (int i = 1; i < values.length; i++) {
                up &= values[i - 1] <= values[i];
                down &= values[i - 1] >= values[i];
            }
            return new Doubles(values, up, down);
        }

        /// A table without a known order. Only the positions in use need values when they are used.
        ///
        /// @param values finite values; kept, not copied
        public static Doubles unordered(double[] values) {
            return new Doubles(values, false, false);
        }

        @Override
        public void putPlain(int from, int to, ByteSink sink) {
            for (int i = from; i < to; i++) {
                sink.putLongLittleEndian(Double.doubleToRawLongBits(values[i]));
            }
        }

        @Override
        public void widen(Statistics<?> statistics, int from, int to) {
            if (ascending) {
                widen(statistics, values[from], values[to - 1]);
            } else if (descending) {
                widen(statistics, values[to - 1], values[from]);
            } else {
                double min = values[from];
                double max = values[from];
                for (int i = from + 1; i < to; i++) {
                    min = Math.min(min, values[i]);
                    max = Math.max(max, values[i]);
                }
                widen(statistics, min, max);
            }
        }

        /// The Parquet format demands that a minimum of zero be written as -0.0 and a maximum of zero as +0.0.
        private static void widen(Statistics<?> statistics, double min, double max) {
            statistics.updateStats(min == 0.0 ? -0.0 : min);
            statistics.updateStats(max == 0.0 ? 0.0 : max);
        }
    }

    /// INT32 values that equal their position, as unsigned numbers.
    final class Ordinals implements ValueTable {
        @Override
        public void putPlain(int from, int to, ByteSink sink) {
            for (int i = from; i < to; i++) {
                sink.putIntLittleEndian(i);
            }
        }

        @Override
        public void widen(Statistics<?> statistics, int from, int to) {
            statistics.updateStats(from);
            statistics.updateStats(to - 1);
        }
    }

    /// One UTF-8 string, at position 0.
    final class Text implements ValueTable {
        private final byte[] utf8;

        public Text(String value) {
            this.utf8 = value.getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public void putPlain(int from, int to, ByteSink sink) {
            sink.putIntLittleEndian(utf8.length);
            sink.putBytes(utf8, 0, utf8.length);
        }

        @Override
        public void widen(Statistics<?> statistics, int from, int to) {
            statistics.updateStats(Binary.fromConstantByteArray(utf8));
        }
    }
}
