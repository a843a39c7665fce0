package org.tileindex.statistic;

import java.util.Arrays;

/// A growing list of values, each with an addend of its weight, up to a capacity. The weight of a value is the
/// exact sum of its addends, so addends may be replaced by others of the same sum.
final class Pairs {
    /// Bytes of a pair, with its place in the arrays that sorting takes.
    static final int BYTES = 2 * (Long.BYTES + Double.BYTES);

    private static final int LEAST_CAPACITY = 32;
    /// Enough for 2,098 bits from the smallest to the largest double, and more for the number of addends.
    private static final int MOST_PARTS = 48;

    /// Pairs up to which the first sort waits; so few stay in a core's second-level cache.
    private static final int FIRST_LIMIT = 4_096;

    private final int capacity;
    /// Number of pairs at which the list is combined: eight times those that the last time left, so that data with
    /// few values stay in the cache, and the work on others grows by a seventh at most.
    private int limit;
    private final ExactSum sum = new ExactSum();
    private long[] keys = {};
    private double[] addends = {};
    private int size;
    private int sorted;
    private double[] parts = {};

    Pairs(long mostBytes) {
        this.capacity = Math.clamp(mostBytes / BYTES, LEAST_CAPACITY, 1 << 26);
        this.limit = Math.min(FIRST_LIMIT, capacity);
    }

    int size() {
        return size;
    }

    long key(int i) {
        return keys[i];
    }

    double addend(int i) {
        return addends[i];
    }

    /// Whether [#combine] is due before another pair.
    boolean isFull() {
        return size == limit;
    }

    /// Whether so many pairs are left after [#combine] that it will not help for long.
    boolean isCrowded() {
        return size > capacity / 2;
    }

    /// Adds a pair; the list must not be full.
    void add(long key, double addend) {
        if (size == keys.length) {
            int length = Math.min(limit, Math.max(LEAST_CAPACITY, 2 * size));
            keys = Arrays.copyOf(keys, length);
            addends = Arrays.copyOf(addends, length);
        }
        keys[size] = key;
        addends[size++] = addend;
    }

    /// Sorts the pairs by value, and replaces the addends of each value by fewer of the same sum.
    void combine() {
        if (sorted == size) {
            return;
        }
        PairSort sort = new PairSort(keys, addends);
        sort.sort(size);
        keys = sort.keys();
        addends = sort.addends();
        int kept = 0;
        for (int from = 0; from < size; ) {
            int to = from + 1;
            while (to < size && keys[to] == keys[from]) {
                to++;
            }
            kept = combine(from, to, kept);
            from = to;
        }
        size = kept;
        sorted = size;
        limit = Math.clamp(8L * size, Math.min(FIRST_LIMIT, capacity), capacity);
    }

    /// Writes the pairs `[from, to)`, all of one value, to place `at`, which is not after `from`.
    ///
    /// @return the place after them
    private int combine(int from, int to, int at) {
        long key = keys[from];
        int count = to - from == 1 ? MOST_PARTS : split(from, to);
        double[] source = addends;
        int first = from;
        if (count < to - from) {
            source = parts;
            first = 0;
        } else {
            count = to - from;
        }
        System.arraycopy(source, first, addends, at, count);
        Arrays.fill(keys, at, at + count, key);
        return at + count;
    }

    /// Splits the sum of addends into the nearest double, the double nearest to the rest, and so on.
    ///
    /// @return the number of parts, or a larger number where the sum is not a finite double
    private int split(int from, int to) {
        if (parts.length == 0) {
            parts = new double[MOST_PARTS];
        }
        sum.clear();
        sum.add(addends, from, to);
        int count = 0;
        for (double part = sum.value(); part != 0; part = sum.value()) {
            if (!Double.isFinite(part)) {
                return Integer.MAX_VALUE;
            }
            parts[count++] = part;
            sum.add(-part);
        }
        return count;
    }

    /// Forgets all pairs. Memory is kept for the next use.
    void clear() {
        size = 0;
        sorted = 0;
        limit = Math.min(FIRST_LIMIT, capacity);
    }

    long bytes() {
        return (long) keys.length * BYTES;
    }

    /// The pairs in the order of values, after [#combine]. They may not change meanwhile.
    PairSource pairs() {
        return new Cursor();
    }

    private final class Cursor implements PairSource {
        private int at = -1;

        @Override
        public boolean advance() {
            at++;
            return at < size;
        }

        @Override
        public long key() {
            return keys[at];
        }

        @Override
        public double addend() {
            return addends[at];
        }
    }
}
