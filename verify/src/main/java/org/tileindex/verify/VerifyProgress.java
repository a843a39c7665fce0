package org.tileindex.verify;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/// Progress of a verification. Its workers write it, and a display reads it.
public final class VerifyProgress {
    private final AtomicInteger files = new AtomicInteger();
    private final AtomicInteger filesDone = new AtomicInteger();
    private final AtomicInteger checks = new AtomicInteger();
    private final AtomicInteger checksDone = new AtomicInteger();
    private final LongAdder rows = new LongAdder();
    private final LongAdder decisions = new LongAdder();
    private final LongAdder values = new LongAdder();
    private final LongAdder shares = new LongAdder();

    /// The number of files known so far.
    public int files() {
        return files.get();
    }

    /// The number of files checked so far.
    public int filesDone() {
        return filesDone.get();
    }

    /// The number of membership checks known so far. They begin when all files of a partition are read.
    public int checks() {
        return checks.get();
    }

    /// The number of membership checks done so far.
    public int checksDone() {
        return checksDone.get();
    }

    /// The number of rows of `tile_index` read so far.
    public long rows() {
        return rows.sum();
    }

    /// The number of cells whose membership is decided.
    public long decisions() {
        return decisions.sum();
    }

    /// The number of values that are compared with those of rasters.
    public long values() {
        return values.sum();
    }

    /// The number of cells whose coverage is computed in rational arithmetic.
    public long shares() {
        return shares.sum();
    }

    void expect(int count) {
        files.addAndGet(count);
    }

    void filesDone(int count) {
        filesDone.addAndGet(count);
    }

    void expectChecks(int count) {
        checks.addAndGet(count);
    }

    void rows(long count) {
        rows.add(count);
    }

    void decided(long cells) {
        decisions.add(cells);
    }

    void compared(long count) {
        values.add(count);
    }

    void computed(long count) {
        shares.add(count);
    }

    void checkDone() {
        checksDone.incrementAndGet();
    }
}
