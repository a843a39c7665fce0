package org.tileindex.statistic;

import java.util.Arrays;

/// Counts of cells of weight 1 whose values are integers near each other. The table grows as values come in, to at
/// most 65,536 counts.
final class CountTable {
    private static final int MOST_SIZE = 1 << 16;
    private static final int LEAST_SIZE = 64;

    private final int mostSize;
    private long[] counts = {};
    /// The value of the first count.
    private int base;
    /// Range `[low, high)` of counts that may be more than 0.
    private int low;
    private int high;

    /// @param mostBytes bounds the size of the table
    CountTable(long mostBytes) {
        this.mostSize = (int) Math.min(MOST_SIZE, Long.highestOneBit(mostBytes / Long.BYTES));
    }

    /// Counts cells of one value.
    ///
    /// @return false if the value does not belong to the table and was not counted
    boolean add(double value, long cells) {
        int integer = (int) value;
        if (integer != value) {
            return false;
        }
        long index = (long) integer - base;
        if (index < 0 || index >= counts.length) {
            if (!reach(integer)) {
                return false;
            }
            index = (long) integer - base;
        }
        int at = (int) index;
        counts[at] += cells;
        low = Math.min(low, at);
        high = Math.max(high, at + 1);
        return true;
    }

    /// Makes room for a value, if the range of values allows it: the table is at least twice as large as that and
    /// has its values in the middle, or as large as it may be.
    private boolean reach(int value) {
        boolean empty = low >= high;
        long from = empty ? value : Math.min(value, (long) base + low);
        long to = empty ? value + 1L : Math.max(value + 1L, (long) base + high);
        if (to - from > mostSize) {
            return false;
        }
        long wanted = Math.max(LEAST_SIZE, Long.highestOneBit(to - from) * 4);
        int size = Math.max(counts.length, (int) Math.min(mostSize, wanted));
        long middle = Math.floorDiv(from + to - size, 2);
        move(Math.clamp(middle, Integer.MIN_VALUE, Integer.MAX_VALUE - size + 1), size, empty);
        return true;
    }

    private void move(int newBase, int size, boolean empty) {
        long[] old = counts;
        counts = empty && old.length == size ? old : new long[size];
        if (empty) {
            low = size;
            high = 0;
        } else {
            int by = base - newBase;
            System.arraycopy(old, low, counts, low + by, high - low);
            low += by;
            high += by;
        }
        base = newBase;
    }

    void clear() {
        if (low < high) {
            Arrays.fill(counts, low, high, 0);
        }
        low = counts.length;
        high = 0;
    }

    long bytes() {
        return (long) counts.length * Long.BYTES;
    }

    /// The values and their counts. The table may not change meanwhile.
    PairSource pairs() {
        return new Cursor();
    }

    private final class Cursor implements PairSource {
        private int at = low - 1;

        @Override
        public boolean advance() {
            do {
                at++;
            } while (at < high && counts[at] == 0);
            return at < high;
        }

        @Override
        public long key() {
            return ValueKey.of(base + at);
        }

        @Override
        public double addend() {
            return (double) counts[at];
        }
    }
}
