package org.tileindex.writer.page;

import java.util.Arrays;

/// Where a page body has each dictionary index last: stretches `[from, to)` of consecutive indices, in order, each with
/// its start in the body. A run takes the place of whatever it overlaps, so that a stretch is as long as the runs are,
/// and as near as the last row of the grid that has it.
///
/// Runs come in sequences of rising indices. A sequence is noted when the next one begins, all of it at once:
/// O(runs) and a copy of the stretches for a sequence.
final class Occurrences {
    private Stretches known = new Stretches();
    /// Takes what is known after the next sequence; by turns with [#known].
    private Stretches next = new Stretches();

    /// The runs of the sequence under way.
    private final Stretches sequence = new Stretches();

    private int width = 1;

    /// Begins a page.
    ///
    /// @param indexBytes bytes of an index in the body
    void clear(int indexBytes) {
        known.count = 0;
        sequence.count = 0;
        width = indexBytes;
    }

    /// Notes the sequence before, if a run that starts with `index` begins another one.
    void beginRun(int index) {
        if (sequence.count > 0 && index < sequence.to[sequence.count - 1]) {
            noteSequence();
        }
    }

    /// Adds the run of the indices `[start, end)` at `place` in the body to the sequence under way.
    void endRun(int start, int end, int place) {
        sequence.add(start, end, place);
    }

    /// The number of stretches before the sequence under way.
    int count() {
        return known.count;
    }

    int from(int i) {
        return known.from[i];
    }

    int to(int i) {
        return known.to[i];
    }

    /// The start in the body, in bytes, of `index`, which is in stretch `i`.
    int at(int i, int index) {
        return known.at[i] + (index - known.from[i]) * width;
    }

    /// The first stretch that ends after `index`; [#count] if none does.
    int find(int index) {
        int low = 0;
        int high = known.count;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (known.to[middle] <= index) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private void noteSequence() {
        next.count = 0;
        int i = 0;
        for (int run = 0; run < sequence.count; run++) {
            int start = sequence.from[run];
            int end = sequence.to[run];
            int overlapping = Math.max(i, find(start));
            next.addAll(known, i, overlapping);
            i = overlapping;
            if (i < known.count && known.from[i] < start) {
                next.add(known.from[i], start, known.at[i]);
            }
            next.add(start, end, sequence.at[run]);
            while (i < known.count && known.to[i] <= end) {
                i++;
            }
            if (i < known.count && known.from[i] < end) {
                known.at[i] = at(i, end);
                known.from[i] = end;
            }
        }
        next.addAll(known, i, known.count);
        Stretches before = known;
        known = next;
        next = before;
        sequence.count = 0;
    }

    /// Stretches in order.
    private static final class Stretches {
        private int[] from = new int[64];
        private int[] to = new int[64];
        /// The starts in the body, in bytes.
        private int[] at = new int[64];

        private int count;

        void add(int start, int end, int place) {
            reserve(1);
            from[count] = start;
            to[count] = end;
            at[count] = place;
            count++;
        }

        /// Adds those of `others` with the numbers `[first, end)`.
        void addAll(Stretches others, int first, int end) {
            int more = end - first;
            reserve(more);
            System.arraycopy(others.from, first, from, count, more);
            System.arraycopy(others.to, first, to, count, more);
            System.arraycopy(others.at, first, at, count, more);
            count += more;
        }

        private void reserve(int more) {
            if (count + more > from.length) {
                int room = Math.max(count + more, 2 * from.length);
                from = Arrays.copyOf(from, room);
                to = Arrays.copyOf(to, room);
                at = Arrays.copyOf(at, room);
            }
        }
    }
}
