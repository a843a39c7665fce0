package org.tileindex.scan;

/// A set of cells as disjoint half-open intervals of [CellKey]s, ascending, with a gap between any two.
///
/// `bounds` alternates starts and ends. An interval never leaves its row.
final class CellSet {
    private final long[] bounds;

    private CellSet(long[] bounds) {
        this.bounds = bounds;
    }

    /// Collects intervals in any order, overlapping or not, and unites them with [#union].
    static final class Builder {
        /// Ends of intervals as `key << 1 | isEnd`. At the same key, starts sort before ends, so touching intervals
        /// become one.
        private final LongList events = new LongList();

        /// Adds columns `[from, to)` of `row`; an empty interval adds nothing.
        void add(int row, int from, int to) {
            if (from < to) {
                events.add(CellKey.of(row, from) << 1);
                events.add(CellKey.of(row, to) << 1 | 1);
            }
        }

        void addAll(CellSet set) {
            for (int i = 0; i < set.bounds.length; i++) {
                events.add(set.bounds[i] << 1 | (i & 1));
            }
        }

        CellSet union() {
            events.sort(0, events.size());
            LongList bounds = new LongList();
            int depth = 0;
            for (int i = 0; i < events.size(); i++) {
                long event = events.get(i);
                boolean end = (event & 1) != 0;
                if (depth == (end ? 1 : 0)) {
                    bounds.add(event >>> 1);
                }
                depth += end ? -1 : 1;
            }
            return new CellSet(bounds.toArray());
        }
    }

    /// The cells of this set that are not in `other`.
    CellSet minus(CellSet other) {
        LongList result = new LongList();
        int hole = 0;
        for (int i = 0; i < bounds.length; i += 2) {
            long from = bounds[i];
            long to = bounds[i + 1];
            while (hole < other.bounds.length && other.bounds[hole + 1] <= from) {
                hole += 2;
            }
            for (int h = hole; h < other.bounds.length && other.bounds[h] < to; h += 2) {
                if (from < other.bounds[h]) {
                    result.add(from);
                    result.add(other.bounds[h]);
                }
                from = Math.max(from, other.bounds[h + 1]);
            }
            if (from < to) {
                result.add(from);
                result.add(to);
            }
        }
        return new CellSet(result.toArray());
    }

    /// The number of cells.
    long cells() {
        long cells = 0;
        for (int i = 0; i < bounds.length; i += 2) {
            cells += bounds[i + 1] - bounds[i];
        }
        return cells;
    }

    Spans toSpans() {
        return Spans.ofBounds(bounds);
    }
}
