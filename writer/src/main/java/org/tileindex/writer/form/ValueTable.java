package org.tileindex.writer.form;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
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
        private static final int PIECES = 4;

        private final double[] values;
        /// The ends of ascending pieces, the last one `values.length`; empty if there are too many to be worth it.
        private final int[] ascending;
        private final boolean descending;

        private Doubles(double[] values, int[] ascending, boolean descending) {
            this.values = values;
            this.ascending = ascending;
            this.descending = descending;
        }

        /// A table that uses the order of its values, if they have one: the smallest and the largest of a stretch are
        /// then at its ends. A few ascending pieces are an order too, such as longitudes that begin again at -180.
        ///
        /// @param values finite values; kept, not copied
        public static Doubles of(double[] values) {
            boolean down = true;
            int[] ends = new int[PIECES];
            int pieces = 0;
            for (int i = 1; i < values.length; i++) {
                down &= values[i - 1] >= values[i];
                if (values[i - 1] > values[i] && pieces < PIECES) {
                    ends[pieces++] = i;
                }
            }
            if (pieces < PIECES) {
                ends[pieces++] = values.length;
                return new Doubles(values, Arrays.copyOf(ends, pieces), down);
            }
            return new Doubles(values, new int[0], down);
        }

        /// A table without a known order. Only the positions in use need values when they are used.
        ///
        /// @param values finite values; kept, not copied
        public static Doubles unordered(double[] values) {
            return new Doubles(values, new int[0], false);
        }

        /// Whether the values rise or fall, but for a few places.
        public boolean isOrdered() {
            return descending || ascending.length > 0;
        }

        @Override
        public void putPlain(int from, int to, ByteSink sink) {
            sink.putDoubles(values, from, to);
        }

        @Override
        public void widen(Statistics<?> statistics, int from, int to) {
            if (descending) {
                widen(statistics, values[to - 1], values[from]);
            } else if (ascending.length > 0) {
                widenByPieces(statistics, from, to);
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

        private void widenByPieces(Statistics<?> statistics, int from, int to) {
            int start = from;
            for (int end : ascending) {
                if (start < end && start < to) {
                    int stop = Math.min(end, to);
                    widen(statistics, values[start], values[stop - 1]);
                    start = stop;
                }
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

    /// UTF-8 strings.
    final class Texts implements ValueTable {
        private final byte[][] utf8;

        /// @param values the string at each position
        public Texts(List<String> values) {
            this.utf8 = values.stream()
                    .map(value -> value.getBytes(StandardCharsets.UTF_8))
                    .toArray(byte[][]::new);
        }

        @Override
        public void putPlain(int from, int to, ByteSink sink) {
            for (int i = from; i < to; i++) {
                sink.putIntLittleEndian(utf8[i].length);
                sink.putBytes(utf8[i], 0, utf8[i].length);
            }
        }

        @Override
        public void widen(Statistics<?> statistics, int from, int to) {
            for (int i = from; i < to; i++) {
                statistics.updateStats(Binary.fromConstantByteArray(utf8[i]));
            }
        }
    }
}
