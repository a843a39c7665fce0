package org.tileindex.scan;

import java.util.Arrays;

/// A growing array of longs.
final class LongList {
    private long[] values = new long[256];
    private int size;

    void add(long value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, size * 2);
        }
        values[size++] = value;
    }

    long get(int i) {
        return values[i];
    }

    int size() {
        return size;
    }

    void clear() {
        size = 0;
    }

    /// Sorts `[from, to)`.
    void sort(int from, int to) {
        Arrays.sort(values, from, to);
    }

    long[] toArray() {
        return Arrays.copyOf(values, size);
    }
}
