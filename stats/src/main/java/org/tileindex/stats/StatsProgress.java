package org.tileindex.stats;

import java.util.concurrent.atomic.LongAdder;

/// The state of a run that gathers statistics, for whoever shows it. For any number of threads.
public final class StatsProgress {
    private final LongAdder done = new LongAdder();
    private final LongAdder cells = new LongAdder();
    private volatile int zones;

    void expect(int count) {
        zones = count;
    }

    void zoneDone() {
        done.increment();
    }

    void cells(long count) {
        cells.add(count);
    }

    /// The number of zones; 0 until it is known.
    public int zones() {
        return zones;
    }

    /// The number of zones that are done.
    public int zonesDone() {
        return done.intValue();
    }

    /// The number of cells measured, on each grid; also of zones that are not done.
    public long cells() {
        return cells.sum();
    }
}
