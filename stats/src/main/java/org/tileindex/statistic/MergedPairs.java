package org.tileindex.statistic;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;

/// The pairs of several sources in the order of values. Addends of one value that are integers, as counts are,
/// become one as long as their sum is exact.
final class MergedPairs implements PairSource {
    /// Integers up to this size, and sums that do not exceed it, are doubles.
    private static final double MOST_COUNT = 0x1p53;

    private final List<PairSource> all = new ArrayList<>();
    private final PriorityQueue<PairSource> ahead = new PriorityQueue<>(MergedPairs::byKey);
    private long key;
    private double addend;

    /// Adds a source, which is closed with this one.
    void add(PairSource source) throws IOException {
        all.add(source);
        step(source);
    }

    @Override
    public boolean advance() throws IOException {
        PairSource next = ahead.poll();
        if (next == null) {
            return false;
        }
        key = next.key();
        addend = next.addend();
        step(next);
        for (PairSource same = ahead.peek(); same != null && isCount(same); same = ahead.peek()) {
            addend += same.addend();
            step(ahead.remove());
        }
        return true;
    }

    private static int byKey(PairSource a, PairSource b) {
        return Long.compare(a.key(), b.key());
    }

    private void step(PairSource source) throws IOException {
        if (source.advance()) {
            ahead.add(source);
        }
    }

    /// Whether the addend of a source can be added to the present one without error.
    private boolean isCount(PairSource source) {
        double sum = addend + source.addend();
        return source.key() == key
                && addend == Math.rint(addend)
                && source.addend() == Math.rint(source.addend())
                && Math.abs(sum) < MOST_COUNT;
    }

    @Override
    public long key() {
        return key;
    }

    @Override
    public double addend() {
        return addend;
    }

    @Override
    public void close() throws IOException {
        List<IOException> failures = new ArrayList<>();
        for (PairSource source : all) {
            try {
                source.close();
            } catch (IOException failure) {
                failures.add(failure);
            }
        }
        if (!failures.isEmpty()) {
            throw failures.getFirst();
        }
    }
}
