package org.tileindex.writer.page;

import java.util.Arrays;

/// Where a page body has each dictionary index last: stretches `[from, to)` of consecutive indices, in order, each with
/// its start in the body. A run that is put takes the place of whatever it overlaps, so that a stretch is as long as
/// the
/// runs are, and as near as the last row of the grid that has it.
final class Occurrences {
    private int[] from = new int[64];
    private int[] to = new int[64];
    /// The start in the body, in bytes.
    private int[] at = new int[64];

    private int count;

    void clear() {
        count = 0;
    }

    /// The number of stretches.
    int count() {
        return count;
    }

    int from(int i) {
        return from[i];
    }

    int to(int i) {
        return to[i];
    }

    /// The start in the body, in bytes, of `index`, which is in stretch `i`.
    ///
    /// @param width bytes of an index
    int at(int i, int index, int width) {
        return at[i] + (index - from[i]) * width;
    }

    /// The first stretch that ends after `index`; [#count] if none does.
    int find(int index) {
        int low = 0;
        int high = count;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (to[middle] <= index) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /// Notes that the indices `[start, end)` are at `place` in the body.
    ///
    /// @param first what [#find] said of `start`
    /// @param width bytes of an index
    void put(int start, int end, int place, int first, int width) {
        int last = first;
        while (last < count && from[last] < end) {
            last++;
        }
        boolean left = first < last && from[first] < start;
        boolean right = first < last && to[last - 1] > end;
        int rightTo = right ? to[last - 1] : 0;
        int rightAt = right ? at(last - 1, end, width) : 0;
        int target = left ? first + 1 : first;
        int after = target + (right ? 2 : 1);
        move(last, after);
        if (left) {
            to[first] = start;
        }
        set(target, start, end, place);
        if (right) {
            set(target + 1, end, rightTo, rightAt);
        }
    }

    /// Moves the stretches from `source` on to `target`.
    private void move(int source, int target) {
        int size = count - source + target;
        if (size > from.length) {
            int room = Math.max(size, 2 * from.length);
            from = Arrays.copyOf(from, room);
            to = Arrays.copyOf(to, room);
            at = Arrays.copyOf(at, room);
        }
        if (source != target) {
            System.arraycopy(from, source, from, target, count - source);
            System.arraycopy(to, source, to, target, count - source);
            System.arraycopy(at, source, at, target, count - source);
        }
        count = size;
    }

    private void set(int i, int start, int end, int place) {
        from[i] = start;
        to[i] = end;
        at[i] = place;
    }
}
