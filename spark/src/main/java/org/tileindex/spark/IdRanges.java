package org.tileindex.spark;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/// Ranges of `tile_id`, in order, of which no two touch.
final class IdRanges {
    private final long[] from;
    private final long[] to;

    /// @param bounds first and last id of each range in turn
    private IdRanges(List<Long> bounds) {
        this.from = new long[bounds.size() / 2];
        this.to = new long[bounds.size() / 2];
        for (int i = 0; i < from.length; i++) {
            from[i] = bounds.get(2 * i);
            to[i] = bounds.get(2 * i + 1);
        }
    }

    /// The ids for which all `tests` hold. Between the numbers that a test compares with, it holds everywhere or
    /// nowhere, so that one id of each such range decides.
    static IdRanges of(Collection<TileTest> tests) {
        TreeSet<Long> starts = new TreeSet<>(List.of(0L));
        for (TileTest test : tests) {
            for (long id : test.ids()) {
                if (id > 0) {
                    starts.add(id);
                }
                if (id >= 0 && id < Long.MAX_VALUE) {
                    starts.add(id + 1);
                }
            }
        }
        List<Long> bounds = new ArrayList<>();
        boolean open = false;
        for (long start : starts) {
            boolean holds = tests.stream().allMatch(test -> test.check().holds(quantity -> start));
            if (holds != open) {
                bounds.add(holds ? start : start - 1);
                open = holds;
            }
        }
        if (open) {
            bounds.add(Long.MAX_VALUE);
        }
        return new IdRanges(bounds);
    }

    /// The number of ranges.
    int size() {
        return from.length;
    }

    /// The first id of a range.
    long from(int range) {
        return from[range];
    }

    /// The last id of a range.
    long to(int range) {
        return to[range];
    }

    /// The first range that ends at `id` or after it.
    int firstReaching(long id) {
        int low = 0;
        int high = to.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (to[middle] >= id) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}
